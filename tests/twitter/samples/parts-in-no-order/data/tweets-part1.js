window.YTD.tweets.part1 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500251658240000"
     ]
    }
   },
   "entities": {
    "hashtags": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "17"
   ],
   "id_str": "1896500251658240000",
   "truncated": false,
   "id": "1896500251658240000",
   "created_at": "Mon Mar 03 10:02:00 +0000 2025",
   "full_text": "1/2 the beginning",
   "lang": "en"
  }
 }
]