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
    "264"
   ],
   "id_str": "1896500251658240000",
   "truncated": false,
   "id": "1896500251658240000",
   "created_at": "Mon Mar 03 10:01:00 +0000 2025",
   "full_text": "One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. Here it is cu…",
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
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "291"
   ],
   "id_str": "1896500503316480000",
   "truncated": false,
   "id": "1896500503316480000",
   "created_at": "Mon Mar 03 10:02:00 +0000 2025",
   "full_text": "@bob @ada One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. &amp; the oth… https://t.co/cut",
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
    "32"
   ],
   "id_str": "1896500754974720000",
   "truncated": false,
   "id": "1896500754974720000",
   "created_at": "Mon Mar 03 10:03:00 +0000 2025",
   "full_text": "Hi &lt;you&gt;! https://t.co/pic",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500503316480000",
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
    "307"
   ],
   "id_str": "1896501006632960000",
   "truncated": false,
   "id": "1896501006632960000",
   "created_at": "Mon Mar 03 10:04:00 +0000 2025",
   "full_text": "One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. and more than this is not here to be found, so it is onl…",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500754974720000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 }
]