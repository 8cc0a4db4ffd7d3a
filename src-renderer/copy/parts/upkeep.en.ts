export const upkeepEn = {
  'error.trash/nothing': 'There is nothing in the trash to remove. Nothing was changed.',
  'error.trash/not-confirmed':
    'What was typed does not match the number of articles ({count}), so none was removed. They are still in the trash. Type it as the screen shows.',
  'error.diagnostics/folder':
    'This folder is not there, so the support file was not written. The library is untouched. Choose a folder that exists.',
  'error.save-elsewhere/folder':
    'This folder is not there, so nothing was written. Your text is still on the screen. Choose a folder that exists, such as a USB stick or Documents.',
  'error.article/unreadable':
    'The disk does not let this article be read. The others are intact. Try again; if it stays so, copy the library to another disk.',
  'error.article/unknown-file':
    'There is an unknown file in the folder of the article. The article is intact. Repair moves the file to the quarantine and deletes nothing.',
  'error.decisions/not-logged':
    'The log of the article lacks some decisions. Text and history are intact; the next save adds them.',
  'error.library/unknown-file':
    'There is an unknown file in the library. Articles and photos are intact. Repair moves the file to the quarantine and deletes nothing.',
  'error.trash/damaged':
    'The file that lists removed articles is damaged. The articles are intact. Repair moves it to the quarantine.',
  'error.trash/not-deleted-yet': 'The article was removed for good; its files wait to be deleted. Nothing to do.',
  'error.undo/unusable': 'What was undone before the last opening cannot be used. The text is intact.',
  'error.quarantine/kept': 'A damaged file that is kept apart and not deleted.',
  'error.version/unknown-file':
    'There is an unknown file among the versions. The article is intact. Repair moves the file to the quarantine and deletes nothing.',
  'error.version/names-damaged':
    'The file with the names of versions is damaged. The article and its versions are intact. Repair uses the copy before it.',
  'error.version/parent-missing': 'An older version of the article is missing. The article and the others are intact.',
  'error.version/parent-in-quarantine':
    'An older version was damaged and is kept apart. The article and the others are intact.',
  'error.task/cancelled': 'Stopped as asked. Nothing is left half done.',
} as const
