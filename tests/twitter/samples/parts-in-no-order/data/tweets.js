window.YTD.tweets.part0=[{
 "tweet": {
  "edit_info": {
   "initial": {
    "editTweetIds": [
     "1896500503316480000"
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
   "11"
  ],
  "id_str": "1896500503316480000",
  "truncated": false,
  "id": "1896500503316480000",
  "created_at": "Mon Mar 03 10:02:00 +0000 2025",
  "full_text": "2/2 the end",
  "lang": "en",
  "in_reply_to_status_id_str": "1896500251658240000",
  "in_reply_to_user_id_str": "42",
  "in_reply_to_screen_name": "ada"
 }
} ] ;
