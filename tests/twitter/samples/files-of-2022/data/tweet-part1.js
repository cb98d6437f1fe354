window.YTD.tweet.part1 = [
 {
  "edit_info": {
   "initial": {
    "editTweetIds": [
     "1896500000000001000"
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
   "user_mentions": [
    {
     "name": "Bob",
     "screen_name": "bob",
     "indices": [
      "19",
      "23"
     ],
     "id_str": "7",
     "id": "7"
    },
    {
     "name": "Carol",
     "screen_name": "carol",
     "indices": [
      "46",
      "52"
     ],
     "id_str": "7",
     "id": "7"
    }
   ],
   "urls": [
    {
     "url": "https://t.co/one",
     "expanded_url": "https://example.org/one?a=1&b=2",
     "display_url": "example.org/one?a=1&b=2…",
     "indices": [
      "25",
      "41"
     ]
    }
   ]
  },
  "display_text_range": [
   "0",
   "52"
  ],
  "favorite_count": "0",
  "id_str": "1896500000000001000",
  "truncated": false,
  "retweet_count": "0",
  "id": "1896500000000001000",
  "created_at": "Mon Mar 03 10:00:00 +0000 2025",
  "favorited": false,
  "full_text": "🧵👨‍👩‍👧 Thread with @bob: https://t.co/one and @carol",
  "lang": "en"
 }
];