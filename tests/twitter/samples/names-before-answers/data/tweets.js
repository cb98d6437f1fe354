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
    "user_mentions": [
     {
      "screen_name": "bob",
      "indices": [
       "0",
       "4"
      ]
     },
     {
      "screen_name": "ada",
      "indices": [
       "5",
       "9"
      ]
     },
     {
      "screen_name": "carol",
      "indices": [
       "10",
       "16"
      ]
     },
     {
      "screen_name": "dan",
      "indices": [
       "36",
       "40"
      ]
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "40"
   ],
   "id_str": "1896500251658240000",
   "truncated": false,
   "id": "1896500251658240000",
   "created_at": "Mon Mar 03 10:01:00 +0000 2025",
   "full_text": "@bob @ada @carol first, to Bob; see @dan",
   "lang": "en",
   "in_reply_to_status_id_str": "1896400000000000000",
   "in_reply_to_user_id_str": "7",
   "in_reply_to_screen_name": "bob"
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
    "user_mentions": [
     {
      "screen_name": "ada",
      "indices": [
       "0",
       "4"
      ]
     },
     {
      "screen_name": "bob",
      "indices": [
       "5",
       "9"
      ]
     },
     {
      "screen_name": "dan",
      "indices": [
       "10",
       "14"
      ]
     },
     {
      "screen_name": "eve",
      "indices": [
       "15",
       "19"
      ]
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "34"
   ],
   "id_str": "1896500503316480000",
   "truncated": false,
   "id": "1896500503316480000",
   "created_at": "Mon Mar 03 10:02:00 +0000 2025",
   "full_text": "@ada @bob @dan @eve is named by me",
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
    "user_mentions": [
     {
      "screen_name": "ada",
      "indices": [
       "0",
       "4"
      ]
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "4"
   ],
   "id_str": "1896500754974720000",
   "truncated": false,
   "id": "1896500754974720000",
   "created_at": "Mon Mar 03 10:03:00 +0000 2025",
   "full_text": "@ada",
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
      "1896501006632960000"
     ]
    }
   },
   "entities": {
    "hashtags": [],
    "user_mentions": [
     {
      "screen_name": "frank",
      "indices": [
       "0",
       "6"
      ]
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "47"
   ],
   "id_str": "1896501006632960000",
   "truncated": false,
   "id": "1896501006632960000",
   "created_at": "Mon Mar 03 10:04:00 +0000 2025",
   "full_text": "@frank is the first word of an answer to myself",
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
      "1896501258291200000"
     ]
    }
   },
   "entities": {
    "user_mentions": [],
    "urls": [],
    "hashtags": []
   },
   "display_text_range": [
    "0",
    "40"
   ],
   "id_str": "1896501258291200000",
   "truncated": false,
   "id": "1896501258291200000",
   "created_at": "Mon Mar 03 10:05:00 +0000 2025",
   "full_text": "@gone was deleted, so X marks no account",
   "lang": "en",
   "in_reply_to_status_id_str": "1896501006632960000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 }
]