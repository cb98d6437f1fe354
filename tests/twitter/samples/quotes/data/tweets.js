window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000000000"
     ]
    }
   },
   "entities": {
    "hashtags": [],
    "user_mentions": [
     {
      "screen_name": "bob",
      "indices": [
       "32",
       "36"
      ]
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "36"
   ],
   "id_str": "1896500000000000000",
   "truncated": false,
   "id": "1896500000000000000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "full_text": "The words that are quoted, with @bob",
   "lang": "en"
  }
 },
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
    "urls": [
     {
      "url": "https://t.co/own",
      "expanded_url": "https://twitter.com/ada/status/1896500000000000000",
      "indices": [
       "20",
       "36"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "36"
   ],
   "id_str": "1896500251658240000",
   "truncated": false,
   "id": "1896500251658240000",
   "created_at": "Mon Mar 03 10:01:00 +0000 2025",
   "full_text": "My own post, quoted https://t.co/own",
   "lang": "en"
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
    "urls": [
     {
      "url": "https://t.co/bob",
      "expanded_url": "https://x.com/bob/status/1896400000000000000?s=20",
      "indices": [
       "26",
       "42"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "59"
   ],
   "id_str": "1896500503316480000",
   "truncated": false,
   "id": "1896500503316480000",
   "created_at": "Mon Mar 03 10:02:00 +0000 2025",
   "full_text": "Another's, with a picture https://t.co/bob https://t.co/pic",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500251658240000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada",
   "extended_entities": {
    "media": [
     {
      "url": "https://t.co/pic",
      "media_url_https": "https://pbs.twimg.com/media/AAA.jpg",
      "type": "photo"
     }
    ]
   }
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
    "urls": [
     {
      "url": "https://t.co/bob",
      "expanded_url": "https://x.com/bob/status/1896400000000000000?s=20",
      "indices": [
       "14",
       "30"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "43"
   ],
   "id_str": "1896500754974720000",
   "truncated": false,
   "id": "1896500754974720000",
   "created_at": "Mon Mar 03 10:03:00 +0000 2025",
   "full_text": "In the middle https://t.co/bob it is a link",
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
    "user_mentions": [],
    "urls": [
     {
      "url": "https://t.co/pro",
      "expanded_url": "https://x.com/bob",
      "indices": [
       "18",
       "34"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "34"
   ],
   "id_str": "1896501006632960000",
   "truncated": false,
   "id": "1896501006632960000",
   "created_at": "Mon Mar 03 10:04:00 +0000 2025",
   "full_text": "A profile is none https://t.co/pro",
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
    "hashtags": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "https://t.co/web",
      "expanded_url": "https://x.com/i/web/status/1896400000000000000",
      "indices": [
       "0",
       "16"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "16"
   ],
   "id_str": "1896501258291200000",
   "truncated": false,
   "id": "1896501258291200000",
   "created_at": "Mon Mar 03 10:05:00 +0000 2025",
   "full_text": "https://t.co/web",
   "lang": "en",
   "in_reply_to_status_id_str": "1896501006632960000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 }
]