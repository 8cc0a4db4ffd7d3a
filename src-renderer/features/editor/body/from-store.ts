/** Marks a change that came from the store: it is not saved again. */
export const FROM_STORE = 'fromStore'
