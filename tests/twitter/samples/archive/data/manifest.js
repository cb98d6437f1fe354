window.__THAR_CONFIG = {
 "userInfo": {
  "accountId": "42",
  "userName": "ada",
  "displayName": "Ada Example"
 },
 "archiveInfo": {
  "sizeBytes": "9",
  "generationDate": "2025-03-04T00:00:00.000Z",
  "isPartialArchive": false,
  "maxPartSizeBytes": "53687091200"
 },
 "readmeInfo": {
  "fileName": "data/README.txt",
  "directory": "data/",
  "name": "README.txt"
 },
 "dataTypes": {
  "tweets": {
   "mediaDirectory": "data/tweets_media",
   "files": [
    {
     "fileName": "data/tweets.js",
     "globalName": "YTD.tweets.part0",
     "count": "13"
    },
    {
     "fileName": "data/tweets-part1.js",
     "globalName": "YTD.tweets.part1",
     "count": "2"
    }
   ]
  },
  "noteTweet": {
   "files": [
    {
     "fileName": "data/note-tweet.js",
     "globalName": "YTD.note_tweet.part0",
     "count": "2"
    }
   ]
  }
 }
}
