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
    "urls": [
     {
      "url": "https://t.co/a",
      "expanded_url": "https://example.org/a?x=1&y=2",
      "indices": [
       "5",
       "19"
      ]
     },
     {
      "url": "https://t.co/ab",
      "expanded_url": "http://bit.ly/ab",
      "indices": [
       "5",
       "20"
      ]
     },
     {
      "url": "https://t.co/a",
      "expanded_url": "https://example.org/a?x=1&y=2",
      "indices": [
       "48",
       "62"
      ]
     }
    ],
    "hashtags": [
     {
      "text": "Größe",
      "indices": [
       "64",
       "70"
      ]
     }
    ],
    "user_mentions": [
     {
      "screen_name": "Bob",
      "indices": [
       "99",
       "103"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "75"
   ],
   "id_str": "1896500251658240000",
   "truncated": false,
   "id": "1896500251658240000",
   "created_at": "Mon Mar 03 10:01:00 +0000 2025",
   "full_text": "Zoë: https://t.co/ab then https://t.co/a, twice https://t.co/a. #Größe @bob",
   "lang": "in"
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
      "url": "https://t.co/jp",
      "expanded_url": "https://例え.example/",
      "indices": [
       "3",
       "18"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "18"
   ],
   "id_str": "1896500503316480000",
   "truncated": false,
   "id": "1896500503316480000",
   "created_at": "Mon Mar 03 10:02:00 +0000 2025",
   "full_text": "日本語https://t.co/jp",
   "lang": "ja",
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
    "29"
   ],
   "id_str": "1896500754974720000",
   "truncated": false,
   "id": "1896500754974720000",
   "created_at": "Mon Mar 03 10:03:00 +0000 2025",
   "full_text": "https://t.co/q https://t.co/v",
   "lang": "zxx",
   "in_reply_to_status_id_str": "1896500503316480000",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada",
   "possibly_sensitive": true,
   "extended_entities": {
    "media": [
     {
      "url": "https://t.co/v",
      "media_url_https": "https://pbs.twimg.com/media/AAA.jpg",
      "type": "animated_gif",
      "video_info": {
       "variants": [
        {
         "bitrate": "0",
         "content_type": "video/mp4",
         "url": "https://video.twimg.com/tweet_video/G.mp4"
        }
       ]
      }
     }
    ]
   }
  }
 }
]