export const APP_ORIGIN = 'app://toasoan'
export const START_PAGE = `${APP_ORIGIN}/index.html`
