/** The header every POST carries, and the name under which the window finds its value. */
export const SESSION_HEADER = 'x-toa-soan-session'
const SESSION_NAME = 'toa-soan-session'

/** GET /enter: the token stands in the fragment, which is never sent, logged or put in a Referer; the script posts it. */
export const ENTER_PAGE = page('<p id="word">Đang mở Tòa Soạn…</p><script type="module" src="/enter.js"></script>')

/** GET / without the cookie. */
export const CLOSED_PAGE = page(
  '<p>Tòa Soạn chỉ mở trong cửa sổ do chương trình tự mở. Hãy chạy lại chương trình, hoặc nhấn Enter ở cửa sổ lệnh để có địa chỉ mới.</p>',
)

/** GET /enter.js */
export const ENTER_SCRIPT = `const token = location.hash.slice(1)
history.replaceState(null, '', '/enter')
const answer = await fetch('/enter', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) })
  .then((response) => response.json())
  .catch(() => ({ ok: false }))
if (answer.ok) {
  sessionStorage.setItem('${SESSION_NAME}', answer.value.session)
  location.replace('/')
} else {
  document.getElementById('word').textContent =
    'Địa chỉ này đã dùng rồi hoặc đã quá một phút. Hãy chạy lại chương trình, hoặc nhấn Enter ở cửa sổ lệnh để có địa chỉ mới.'
}
`

/** Tells the window its session value; another site can never read this page. */
export const withSession = (html: string, session: string): string =>
  html.replace(/<head>/i, (head) => `${head}<meta name="${SESSION_NAME}" content="${session}">`)

function page(body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tòa Soạn</title></head><body>${body}</body></html>`
}
