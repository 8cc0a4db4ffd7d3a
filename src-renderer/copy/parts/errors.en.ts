import type { errorsVi } from './errors.vi.ts'

export const errorsEn: Readonly<Record<keyof typeof errorsVi, string>> = {
  'error.unknown':
    'Something could not be done (code {code}). Saved text is intact. Try again; if it stays, copy the details for whoever looks after the program.',
  'error.article/changed-elsewhere':
    'This article was just saved elsewhere. Both texts are kept. Open the new one and compare.',
  'error.article/not-saved':
    'The open article is NOT SAVED, so the window stays on it. The text is still on the screen. Try saving again or copy it elsewhere.',
  'error.article/not-found':
    'This article is not in the library. The others are intact. Look in the trash or open the list again.',
  'error.article/in-trash': 'The article is in the trash and cannot be edited. Its text is intact. Restore it first.',
  'error.article/newer-version':
    'A newer Tòa Soạn wrote this article, so it is read-only here. The text is intact. Update the program.',
  'error.article/invalid':
    'The text does not fit the shape of an article. The saved text is intact. Undo the last paste and try again.',
  'error.library/read-only':
    'The library is read-only, so nothing was saved. The text is still on the screen. Copy it elsewhere, or close the other window and open again.',
  'error.library/not-empty':
    'The library already has articles, so the samples were not opened. Your articles are intact.',
  'error.seeds/missing': 'This installation has no sample library. Your library is intact. Start with a new article.',
  'error.disk/full':
    'The disk is full, so this is NOT SAVED. The last saved text is intact and yours is still on the screen. Free some space and try again.',
  'error.disk/failed':
    'The disk reported a fault, so this is NOT SAVED. The last saved text is intact and yours is still on the screen. Try again or copy it elsewhere.',
  'error.workflow/not-allowed':
    'The state of the article does not allow this. The article is intact. Open it again to see its new state.',
  'error.workflow/missing-role':
    'Your roles do not allow this. The article is intact. Switch person or ask a colleague.',
  'error.profile/not-found': 'This person is not in the library. Nothing was changed. Choose the name again.',
  'error.input/invalid': 'Something was not filled in correctly. Nothing was changed. Look again and try once more.',
  'error.media/not-a-picture':
    'This file is not a JPEG, PNG or WebP picture. The article is intact. Choose another picture.',
  'error.media/too-large': 'The picture is too large. The article is intact. Make it smaller and choose it again.',
  'error.media/not-found': 'The picture is not in the library. Text and caption are intact. Choose the picture again.',
  'error.intake/not-text': '“{file}” is not a text file. The library is intact. Choose a .txt or .html file.',
  'error.intake/too-large': '“{file}” is too large to read. The library is intact. Split it and try again.',
  'error.intake/not-utf8':
    '“{file}” is not written in Unicode, so its letters may be wrong. The library is intact. Try reading it in an older encoding and look before you accept.',
  'error.intake/empty': '“{file}” has no text. The library is intact. Choose another file.',
  'error.export/not-approved': 'The article is not approved.',
  'error.export/folder': 'The export folder cannot be written to. The article is intact. Choose another folder.',
  'error.export/photo-missing':
    'A photo file is missing in the library. The article is intact. Choose the photo again, then export.',
  'error.host/unreachable':
    'The program does not answer. The text is still on the screen. See whether the program is running, then try again.',
  'error.host/session-ended':
    'The session has ended. The text is still on the screen. Open the new address the program prints.',
  'error.host/refused':
    'The program refused this request. The text is still on the screen. Open the new address the program prints.',
  'error.host/unknown-operation': 'This program cannot do that yet. Nothing was changed. Update the program.',
  'error.host/not-available': 'This door cannot do that. Nothing was changed. Type the path of the folder instead.',
  'error.article/missing':
    'The file of this article is missing. The others are intact. Look in the trash or tell whoever looks after the program.',
  'error.contract/unknown-operation': 'This program cannot do that yet. Nothing was changed. Update the program.',
  'error.decisions/chain-broken':
    'The log of the article is broken. The text is intact. Tell whoever looks after the program.',
  'error.media/missing': 'A picture file is missing in the library. Text and caption are intact. Choose it again.',
  'error.media/unknown-file':
    'There is a foreign file among the pictures. Articles and pictures are intact. Tell whoever looks after the program.',
  'error.file/not-found': 'The file cannot be found. The library is intact. Choose it again.',
  'error.file/not-a-file': 'This is not a file. The library is intact. Choose a .txt or .html file.',
  'error.host/busy': 'The program is busy. The text is still on the screen. Try again in a moment.',
  'error.host/bad-request':
    'The program did not understand this request. The text is still on the screen. Open the window again; if it stays, copy the details for whoever looks after the program.',
  'error.host/not-found': 'The program has no such place. Nothing was changed. Open the window again.',
  'error.host/not-signed-in':
    'The session has ended. The text is still on the screen. Open the new address the program prints.',
  'error.session/foreign-sender':
    'The request did not come from this window and was refused. Nothing was changed. Open the window again.',
  'error.library/gone':
    'The library folder is no longer there. Your text is still on the screen, not saved. Connect the disk and open Tòa Soạn again, or save the article elsewhere.',
  'error.library/nothing-missing': 'No article is missing. Nothing was changed.',
  'error.version/not-found': 'This version is no longer in the library. The article is whole. Choose another version.',
  'error.version/damaged':
    'The file of this version is damaged and was not opened. The article and its other versions are whole. Choose another version.',
  'error.article/no-conflict':
    'These two are no longer two texts of one article. Nothing was changed. Open the article again to see it.',
  'error.task/already-running': 'This is already running. Wait for it or stop it first.',
}
