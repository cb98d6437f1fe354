window.YTD.tweets.part0 = [
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
    "1"
   ],
   "id_str": "1896500251658240000",
   "truncated": false,
   "id": "1896500251658240000",
   "created_at": "Mon Mar 03 10:01:00 +0000 2025",
   "full_text": "a",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500503316480000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
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
    "1"
   ],
   "id_str": "1896500503316480000",
   "truncated": false,
   "id": "1896500503316480000",
   "created_at": "Mon Mar 03 10:02:00 +0000 2025",
   "full_text": "b",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500251658240000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500754974720000"
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
    "14"
   ],
   "id_str": "1896500754974720000",
   "truncated": false,
   "id": "1896500754974720000",
   "created_at": "Mon Mar 03 10:03:00 +0000 2025",
   "full_text": "its own parent",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500754974720000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896501006632960000"
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
    "8"
   ],
   "id_str": "1896501006632960000",
   "truncated": false,
   "id": "1896501006632960000",
   "created_at": "Mon Mar 03 10:04:00 +0000 2025",
   "full_text": "below it",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500754974720000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 }
]