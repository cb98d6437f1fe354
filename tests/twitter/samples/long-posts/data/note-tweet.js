window.YTD.note_tweet.part0 = [
 {
  "noteTweet": {
   "noteTweetId": "1",
   "createdAt": "2025-03-03T10:01:01.000Z",
   "core": {
    "text": "One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. Here it is cut no longer, says @bob 🧵 on https://t.co/abc #Long",
    "urls": [
     {
      "shortUrl": "https://t.co/abc",
      "expandedUrl": "https://example.org/abc",
      "fromIndex": "296",
      "toIndex": "312"
     }
    ],
    "mentions": [
     {
      "screenName": "bob",
      "fromIndex": "285",
      "toIndex": "289"
     }
    ],
    "hashtags": [
     {
      "text": "Long",
      "fromIndex": "313",
      "toIndex": "318"
     }
    ],
    "styletags": []
   }
  }
 },
 {
  "noteTweet": {
   "noteTweetId": "1",
   "createdAt": "2025-03-03T10:01:05.000Z",
   "core": {
    "text": "One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. Here it is another post of the same day",
    "urls": [],
    "mentions": [],
    "hashtags": [],
    "styletags": []
   }
  }
 },
 {
  "noteTweet": {
   "noteTweetId": "1",
   "createdAt": "2025-03-03T10:02:00.000Z",
   "core": {
    "text": "One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. & the other one < with a bare sign.",
    "urls": [],
    "mentions": [],
    "hashtags": [],
    "styletags": []
   }
  }
 },
 {
  "noteTweet": {
   "noteTweetId": "1",
   "createdAt": "2025-03-03T10:03:00.000Z",
   "core": {
    "text": "Hi <you>!",
    "urls": [],
    "mentions": [],
    "hashtags": [],
    "styletags": [
     {
      "styleTypes": [
       {
        "value": "0",
        "name": "Bold"
       },
       {
        "name": "Italic"
       },
       {
        "name": "Strikethrough"
       }
      ],
      "fromIndex": "0",
      "toIndex": "2"
     }
    ]
   }
  }
 },
 {
  "noteTweet": {
   "noteTweetId": "1",
   "createdAt": "2025-03-03T10:03:00.000Z",
   "core": {
    "text": "Hi <you>! And more, so it is no text of this post",
    "urls": [],
    "mentions": [],
    "hashtags": [],
    "styletags": []
   }
  }
 }
]