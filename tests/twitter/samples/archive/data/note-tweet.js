window.YTD.note_tweet.part0 = [
 {
  "noteTweet": {
   "noteTweetId": "1896499999874173880",
   "updatedAt": "2025-03-03T10:00:00.000Z",
   "lifecycle": {
    "value": "1",
    "name": "Active",
    "originalName": "Active",
    "annotations": {}
   },
   "createdAt": "2025-03-03T10:00:00.000Z",
   "core": {
    "styletags": [
     {
      "styleTypes": [
       {
        "value": "0",
        "name": "Bold",
        "originalName": "BOLD",
        "annotations": {}
       }
      ],
      "fromIndex": "194",
      "toIndex": "204"
     }
    ],
    "urls": [
     {
      "expandedUrl": "https://example.org/note",
      "shortUrl": "https://t.co/nnn",
      "displayUrl": "example.org/note",
      "fromIndex": "210",
      "toIndex": "226"
     }
    ],
    "text": "3/ This one is long. It starts like this and is cut by the archive in the middle of a sentence, but the whole of it stands in note-tweet.js, with a < b & c not escaped. 🐧 Then **not bold** and bold words, and https://t.co/nnn at the end. More words. More words. More words. More words. More words. More words. More words. More words. ",
    "mentions": [],
    "cashtags": [],
    "hashtags": []
   }
  }
 },
 {
  "noteTweet": {
   "noteTweetId": "1896499999916127920",
   "updatedAt": "2025-03-03T12:00:00.000Z",
   "lifecycle": {
    "value": "1",
    "name": "Active",
    "originalName": "Active",
    "annotations": {}
   },
   "createdAt": "2025-03-03T12:00:00.000Z",
   "core": {
    "styletags": [
     {
      "styleTypes": [
       {
        "value": "1",
        "name": "Italic",
        "originalName": "ITALIC",
        "annotations": {}
       }
      ],
      "fromIndex": "25",
      "toIndex": "31"
     }
    ],
    "urls": [],
    "text": "Part one of the archive, styled",
    "mentions": [],
    "cashtags": [],
    "hashtags": []
   }
  }
 }
]
