import type { failuresVi } from './failures.vi.ts'

export const failuresEn: Record<keyof typeof failuresVi, string> = {
  'error.article/damaged':
    'The article’s file is damaged and no copy could be read. The file is kept aside, other articles are intact. Tell whoever looks after the program.',
  'error.article/history-rewritten':
    'The article’s history does not match the stored one, so nothing was saved. The saved text is intact. Open the article again.',
  'error.article/not-empty':
    'The open article already has text, so the page was not put into it. The article is intact. Make a new article and paste again.',
  'error.article/not-in-trash': 'The article is not in the trash. Nothing was changed. Open the list again.',
  'error.export/check-failed': 'The article has an error: {check}.',
  'error.export/embargo': 'The article may not be published before {until}.',
  'error.export/not-clean':
    'The exported page holds something unsafe, so it was not written. The article is intact. Paste the latest passage again as plain text.',
  'error.intake/nothing-read':
    'No line could be read from this file. The library is intact. Copy the text on the page and paste it.',
  'error.intake/too-complex':
    'The page is nested too deeply to be read. The library is intact. Copy the text on the page and paste it.',
  'error.intake/too-long': 'The file is longer than an article may be. The library is intact. Split it and try again.',
  'error.intake/unsupported':
    'This kind of file cannot be read yet. The library is intact. Save it as .txt or .html and bring it in again.',
  'error.internal/unexpected':
    'The program met a fault inside. The last saved text is intact. Try again; if it stays, copy the details for whoever looks after the program.',
  'error.host/broken':
    'The program met a fault inside. The last saved text is intact. Try again; if it stays, copy the details for whoever looks after the program.',
  'error.library/damaged':
    'The library’s own file is damaged. It is kept aside, the articles are intact. Tell whoever looks after the program.',
  'error.library/invalid':
    'The settings sent do not have the right shape, so they were not saved. The old ones are intact. Look at each field again.',
  'error.library/not-found':
    'This folder holds no library and cannot be written. Nothing was changed. Choose another folder.',
  'error.media/damaged':
    'The picture is damaged and cannot be read. The article is intact. Copy the picture from where it came again.',
  'error.media/empty': 'The picture file is empty. The article is intact. Choose another picture.',
  'error.media/svg-refused':
    'SVG pictures are refused because they may carry commands. The article is intact. Save it as PNG or JPEG and choose it again.',
  'error.media/too-many-pixels':
    'The picture has too many pixels. The article is intact. Make it smaller and choose it again.',
  'error.media/unreadable':
    'The picture in the library cannot be read. Text and caption are intact. Choose the picture again.',
  'error.profile/none-chosen':
    'Nobody is chosen as working here. The article is intact. Choose your name at the bottom left.',
  'error.seeds/unreadable':
    'The demonstration library in this copy is damaged. Your library is intact. Start with a new article.',
  'error.workflow/check-failed':
    'The article still has {errors} errors, so it cannot be approved. The article is intact. Open the checks and mend them first.',
  'error.workflow/may-not-edit':
    'Your role may not edit the article in this state. The article is intact. Ask a colleague or change who works here.',
  'error.workflow/warnings-not-signed':
    '{warnings} warnings are not signed off. The article is intact. Sign or mend them, then approve again.',
  'warning.intake/captions-parted': '{captions} run-together captions were parted.',
  'warning.intake/converted':
    'The file was written in {encoding} and has been converted to Unicode. Look closely at the marks.',
  'warning.intake/hidden-left-out': '{blocks} hidden parts of the page were left out.',
  'warning.intake/lines-joined': '{lines} lines broken in mid-sentence were joined.',
  'warning.intake/no-body': 'No body text was found.',
  'warning.intake/no-date': 'No update date was found.',
  'warning.intake/no-title': 'No title was found.',
  'warning.intake/printed-twice': '{lines} lines printed twice were left out.',
}
