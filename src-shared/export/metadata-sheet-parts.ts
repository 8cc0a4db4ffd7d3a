// The Nu validator counts the hash of an inline part rightly only where it stands on one line.
const onOneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')

/** Style of the metadata sheet; constant, so its hash can stand in the content policy. */
export const SHEET_STYLE = onOneLine(`
:root { color-scheme: light dark; --paper: #fffefc; --ink: #1c1b19; --line: #ccc7bc; --accent: #1f5aa6; --accent-ink: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #1a1b1d; --ink: #e9e7e2; --line: #4a4b4e; --accent: #8fbaf2; --accent-ink: #0d1b2c; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 "Be Vietnam Pro", "Segoe UI", "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.5; margin: 0 0 .5rem; }
a { color: var(--accent); }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { padding: .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th[scope="row"] { width: 14rem; font-weight: 500; }
td { white-space: pre-line; }
button { min-height: 2rem; padding: .2rem 1rem; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--accent-ink); font: inherit; white-space: nowrap; cursor: pointer; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.ban-nhap { padding: .5rem 1rem; border: 2px solid currentColor; border-radius: 6px; font-weight: 600; }
@media print { button { display: none; } }
`)

/** Copies a row as text, the body as HTML and text. The old copy event also works on a page opened from a folder. */
export const SHEET_SCRIPT = onOneLine(`
const said = document.getElementById('da-sao-chep');
let waiting = null;
document.addEventListener('copy', (event) => {
  if (!waiting) return;
  event.clipboardData.setData('text/plain', waiting.text);
  if (waiting.html) event.clipboardData.setData('text/html', waiting.html);
  event.preventDefault();
});
const textOf = (id) => document.getElementById(id).textContent.trim();
document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  const whole = button.dataset.copy === 'noi-dung';
  waiting = { html: whole ? textOf('noi-dung') : '', text: textOf(whole ? 'noi-dung-chu' : button.dataset.copy) };
  const copied = document.execCommand('copy');
  waiting = null;
  const name = (button.getAttribute('aria-label') || button.textContent).replace('Sao chép ', '');
  said.textContent = copied ? 'Đã sao chép: ' + name : 'Trình duyệt không cho sao chép; hãy chọn chữ và bấm Ctrl+C.';
});
`)

/** Nothing but the style and the script above may work on the sheet; page-document.test.ts recomputes both hashes. */
export const SHEET_CONTENT_POLICY =
  "default-src 'none'; style-src 'sha256-XhqhFWyIEdnA1lIdENu+QhHZBjdAuFGZGfp8QUpL1+A='; script-src 'sha256-CfM00692FC1Pc69aTNqnRYSZ1NW+floO+5uajQpYsvA='; base-uri 'none'; form-action 'none'"
