/** `bai-viet.css`, the stylesheet beside every exported page: light, dark and print, no font or picture from elsewhere. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fffefc; --ink: #1c1b19; --ink-2: #57534c; --line: #ddd9d0; --accent: #1f5aa6; --wash: #f4f2ed; --warn: #7a1f18; --warn-wash: #fdeceb;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1b1d; --ink: #e9e7e2; --ink-2: #b6b2aa; --line: #3a3b3e; --accent: #8fbaf2; --wash: #26282b; --warn: #f6b5af; --warn-wash: #3b1f1d; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.7 "Noto Serif", "Source Serif 4", "Times New Roman", serif; overflow-wrap: break-word; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3, .chuyen-muc, .ngay, figcaption, .ban-nhap, table { font-family: "Be Vietnam Pro", "Segoe UI", "Noto Sans", Arial, sans-serif; }
h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.5; font-weight: 700; text-wrap: balance; }
h2 { margin: 2.2rem 0 .6rem; font-size: 1.375rem; line-height: 1.5; }
h3 { margin: 1.8rem 0 .4rem; font-size: 1.125rem; line-height: 1.5; }
p { margin: 0 0 1.1rem; }
a { color: var(--accent); text-underline-offset: .18em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.chuyen-muc { margin: 0 0 .4rem; color: var(--ink-2); font-size: .9375rem; line-height: 1.6; }
.ngay { margin: 0 0 1.4rem; color: var(--ink-2); font-size: .9375rem; line-height: 1.6; }
.sapo p { font-weight: 600; }
.sapo { margin: 0 0 1.6rem; }
figure { margin: 1.8rem 0; }
figure img { display: block; width: auto; max-width: 100%; height: auto; margin: 0 auto; background: var(--wash); }
figcaption { margin-top: .6rem; color: var(--ink-2); font-size: .9375rem; line-height: 1.6; text-align: center; }
.nguon-anh { font-style: italic; white-space: normal; }
.cho-anh { border: 1px dashed var(--line); background: var(--wash); padding: 2.5rem 1rem 1rem; }
.bo-anh { display: grid; gap: 1.2rem; margin: 1.8rem 0; }
.bo-anh h2, .bo-anh figure { margin: 0; }
blockquote { margin: 1.6rem 0; padding: .1rem 0 .1rem 1.2rem; border-left: 3px solid var(--line); }
blockquote p:last-child, li p:last-child { margin-bottom: 0; }
ul, ol { margin: 0 0 1.1rem; padding-left: 1.6rem; }
li { margin-bottom: .35rem; }
table { width: 100%; margin: 1.6rem 0; border-collapse: collapse; font-size: .9375rem; line-height: 1.6; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--wash); font-weight: 600; }
td p:last-child, th p:last-child { margin-bottom: 0; }
.ky-ten { margin-top: 2rem; text-align: right; }
.ky-ten address { font-style: normal; font-weight: 700; }
.ky-ten p { margin: .2rem 0 0; font-style: italic; color: var(--ink-2); }
.ban-nhap { margin: 0 0 1.5rem; padding: .6rem 1rem; border: 2px solid currentColor; border-radius: 6px; background: var(--warn-wash); color: var(--warn); font-size: .9375rem; line-height: 1.6; font-weight: 600; }
@media (max-width: 30em) {
  h1 { font-size: 1.625rem; }
  main { padding-top: 1.25rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --ink-2: #333; --line: #999; --accent: #000; --wash: #fff; --warn: #000; --warn-wash: #fff; }
  body { font-size: 12pt; line-height: 1.5; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 20pt; }
  h1, h2, h3 { break-after: avoid; }
  figure, table, blockquote { break-inside: avoid; }
  figure img { max-height: 17cm; }
}
`
export const PAGE_STYLE_NAME = 'bai-viet.css'
