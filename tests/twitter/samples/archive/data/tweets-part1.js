window.YTD.tweets.part1 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "20"
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
    "55"
   ],
   "favorite_count": "0",
   "id_str": "20",
   "truncated": false,
   "retweet_count": "0",
   "id": "20",
   "created_at": "Tue Mar 21 20:50:14 +0000 2006",
   "favorited": false,
   "full_text": "just setting up my twttr http://example.com/no-entities",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000014000"
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
    "31"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000014000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000014000",
   "created_at": "Mon Mar 03 12:00:00 +0000 2025",
   "favorited": false,
   "full_text": "Part one of the archive, styled",
   "lang": "en"
  }
 }
]
