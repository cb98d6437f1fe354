window.YTD.deleted_tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896300000000000000"
     ],
     "editableUntil": "2025-03-03T11:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "4"
   ],
   "favorite_count": "0",
   "id_str": "1896300000000000000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896300000000000000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "gone",
   "lang": "en",
   "deleted_at": "2025-03-03T10:00:00.000+00:00"
  }
 }
]
