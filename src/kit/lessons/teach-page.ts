// The page on which lessons are played: the caption above, the board underneath.

export const TEACH_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Signoff lessons</title>
<link rel="stylesheet" href="/teach.css">
<script type="module" src="/teach.js"></script>
</head>
<body>
<header><h1>Lessons</h1><a href="/">The board</a></header>
<main>
<nav id="lessons" aria-label="Lessons"></nav>
<section id="stage" aria-live="polite" hidden>
<h2 id="title"></h2>
<p id="introduction"></p>
<ol id="steps"></ol>
<p id="verdict" role="status"></p>
<details id="closing" hidden><summary id="question"></summary><p id="answer"></p></details>
<button id="begin" hidden>Begin</button>
<div id="controls">
<button id="next">Next</button>
<button id="play" aria-pressed="false">Play</button>
<label>Speed <select id="speed"><option value="4000">slow</option><option value="2000" selected>normal</option><option value="700">fast</option></select></label>
<button id="skip">To the end</button>
<button id="again">Once more</button>
<a id="link">Link to this lesson</a>
</div>
</section>
<iframe id="board" src="/" title="The board"></iframe>
</main>
</body>
</html>
`;
