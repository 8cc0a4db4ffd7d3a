import { useQueryClient } from '@tanstack/react-query'
import { PanelRight } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { type Failure, type Session, type Settings, useArticleList, useClient } from '../client/index.ts'
import { useWords } from '../copy/index.ts'
import { FirstRun } from '../features/first-run/index.ts'
import { FileDrop } from '../features/intake/index.ts'
import { ArticleList, Nav, ProfileSwitcher, type View } from '../features/library/index.ts'
import { Button, cx, IconButton, useTell } from '../ui/index.ts'
import { ArticlePane } from './article-pane.tsx'
import { LibraryBanners } from './library-banners.tsx'
import styles from './newsroom-window.module.css'
import { SidePanel } from './side-panel.tsx'
import { useCommands } from './use-commands.ts'
import { useDesk } from './use-desk.ts'
import { useEscape } from './use-escape.ts'
import { useMedia } from './use-media.ts'
import { useOpenArticle } from './use-open-article.ts'
import { useRemembered } from './use-remembered.ts'
import { focusPane, useShortcuts } from './use-shortcuts.ts'
import { useUndo } from './use-undo.ts'
import { useVersionDesk } from './use-version-desk.ts'
import { useWindowEvents } from './use-window-events.ts'
import { menuEntries, paletteCommands } from './window-commands.tsx'
import type { WindowDialog } from './window-dialog.ts'
import { WindowDialogs } from './window-dialogs.tsx'

/** The whole window: which panes show, which article and which dialog is open. */
export function NewsroomWindow({ session }: { readonly session: Session }) {
  const w = useWords()
  const client = useClient()
  const queries = useQueryClient()
  const tell = useTell()
  const [remembered, remember] = useRemembered()
  const [query, setQuery] = useState('')
  const [dialog, setDialog] = useState<WindowDialog | null>(null)
  const [focusMode, setFocusMode] = useState(false)
  const [drawer, setDrawer] = useState<'none' | 'side' | 'list'>('none')
  const find = useRef<HTMLInputElement>(null)
  const sideIsDrawer = useMedia('(max-width: 1179px)')
  const listIsDrawer = useMedia('(max-width: 959px)')
  const { view, sort, openId, tab } = remembered
  const canWrite = session.library.readOnly === null
  const list = useArticleList({ view, query: useDeferredValue(query), sort })
  const all = useArticleList({ view: 'all', query: '', sort: 'newest' })
  const rows = list?.ok ? list.value.rows : null
  const every = all?.ok ? all.value.rows : []
  const counts = all?.ok ? all.value.counts : {}
  const article = useOpenArticle(openId, session)
  const onFailure = (failure: Failure) => setDialog({ kind: 'failure', failure })

  const show = (id: string | null) => {
    remember({ openId: id })
    setDrawer('none')
  }
  const desk = useDesk({ article, onOpen: show, onFailure })
  const versions = useVersionDesk({ article, desk, onOpen: show, onFailure })
  const chooseText = (originalId: string, copyId: string) =>
    void desk.leave().then((safe) => {
      if (safe) setDialog({ kind: 'conflict', originalId, copyId })
    })
  const openArticle = (id: string) => {
    if (id === openId) return setDrawer('none')
    void desk.leave().then((safe) => {
      if (safe) show(id)
    })
  }
  const openView = (next: View) => {
    remember({ view: next })
    setQuery('')
    if (listIsDrawer) setDrawer('list')
  }
  const sideOpen = sideIsDrawer ? drawer === 'side' : remembered.sideOpen
  const setSide = (open: boolean) => (sideIsDrawer ? setDrawer(open ? 'side' : 'none') : remember({ sideOpen: open }))
  const saveSettings = async (settings: Settings): Promise<Failure | null> => {
    const answer = await client.call('settings.save', settings)
    if (!answer.ok) return answer.error
    await queries.invalidateQueries({ queryKey: ['session'] })
    return null
  }
  const emptyTrash = async () => {
    const trash = await client.call('articles.list', { view: 'trash', query: '', sort: 'newest' })
    if (!trash.ok) return onFailure(trash.error)
    if (await desk.leave()) setDialog({ kind: 'empty-trash', rows: trash.value.rows })
  }
  const onStep = useUndo((direction) => article.editor.current?.[direction]())
  const run = useCommands({
    article,
    desk,
    onKeep: () => void versions.keep(),
    rows: rows ?? [],
    session,
    find,
    openArticle,
    onDialog: setDialog,
    onFailure,
    saveSettings,
    onTab: (next) => {
      remember({ tab: next })
      setSide(true)
    },
    onSide: () => setSide(!sideOpen),
    onList: () => {
      if (listIsDrawer) setDrawer('list')
    },
    onEmptyTrash: () => void emptyTrash(),
    onStep,
    onFocusMode: () => setFocusMode((before) => !before && article.id !== null),
  })
  useShortcuts(run)
  useEscape(drawer !== 'none', () => {
    setDrawer('none')
    // The drawer takes its focus away with it.
    focusPane(drawer === 'side' ? 3 : 1)
  })
  useWindowEvents({
    article,
    onCommand: run,
    onFiles: (files) => setDialog({ kind: 'intake', source: { kind: 'files', files } }),
  })
  useEffect(() => {
    if (openId === null && !article.opened) setFocusMode(false)
  }, [openId, article.opened])
  // A save can end an approval; the history then has a line that this window has not read.
  const movedOn = article.opened !== null && article.state !== article.opened.state
  useEffect(() => {
    if (movedOn && openId) void queries.invalidateQueries({ queryKey: ['article', openId] })
  }, [movedOn, openId, queries])

  const has = { article: article.opened !== null, writing: canWrite }
  const chooseProfile = async (id: string) => {
    if (!(await desk.leave())) return
    const answer = await client.call('profiles.choose', { id })
    if (!answer.ok) return onFailure(answer.error)
    await queries.invalidateQueries()
  }
  const firstRun = all?.ok && every.length === 0 && !counts.trash
  const bringIn = () => run('bring-in')

  return (
    <div
      className={cx(styles.window, focusMode && styles.focus, (!sideOpen || !article.opened) && styles.noSide)}
      data-drawer={drawer}
    >
      <LibraryBanners
        session={session}
        writing={article.opened !== null}
        careIsOpen={dialog?.kind === 'care' || dialog?.kind === 'empty-trash'}
        onOpen={openArticle}
        onCommand={run}
      />
      <Nav
        view={view}
        counts={counts}
        onView={openView}
        onSettings={() => setDialog({ kind: 'settings', addPerson: false })}
        menu={session.host === 'electron' ? null : menuEntries(w, has, run)}
        me={
          <ProfileSwitcher
            profiles={session.profiles}
            profile={session.profile}
            onChoose={(id) => void chooseProfile(id)}
            onAdd={() => setDialog({ kind: 'settings', addPerson: true })}
          />
        }
      />
      <div className={styles.listSlot}>
        <ArticleList
          rows={rows}
          failure={list && !list.ok ? list.error : null}
          view={view}
          query={query}
          sort={sort}
          currentId={openId}
          canWrite={canWrite}
          findRef={find}
          onOpen={openArticle}
          onQuery={setQuery}
          onSort={(next) => remember({ sort: next })}
          onView={openView}
          onNew={() => run('new-article')}
          onBringIn={bringIn}
          onSeeds={() => void desk.loadSeeds()}
          onEmptyTrash={() => run('empty-trash')}
          onEnter={() => focusPane(3)}
        />
      </div>
      <ArticlePane
        article={article}
        profile={session.profile}
        canWrite={canWrite}
        sideOpen={sideOpen}
        busy={false}
        instead={
          firstRun ? (
            <FirstRun
              canWrite={canWrite}
              onNew={() => run('new-article')}
              onBringIn={bringIn}
              onSeeds={() => void desk.loadSeeds()}
              onRestore={() => run('restore-backup')}
            />
          ) : null
        }
        onAct={(kind) => run(`act-${kind}`)}
        onDuplicate={() => void desk.duplicate()}
        onSide={() => setSide(!sideOpen)}
        onOpen={openArticle}
        onChoose={chooseText}
        onSaveElsewhere={() => run('save-elsewhere')}
        onPastedPage={(pasted) => {
          if (!article.opened || !article.editor.current) return
          const into = { id: article.opened.article.id, basedOn: article.editor.current.current().generation }
          setDialog({ kind: 'intake', source: { kind: 'pasted', ...pasted, into } })
        }}
      />
      {sideOpen && article.opened && !focusMode ? (
        <aside className={styles.side} aria-label={w('pane.side')} data-pane="4">
          <SidePanel
            key={article.opened.article.id}
            opened={article.opened}
            editor={article.editor}
            saves={article.saves}
            editable={article.editable && article.opened.readOnly === null && article.opened.trashedAt === null}
            settings={session.settings}
            others={every}
            tab={tab}
            onTab={(next) => remember({ tab: next })}
            canName={canWrite && session.profile !== null}
            versionActs={{
              onRead: (version) => setDialog({ kind: 'read-version', version }),
              onCompare: (before, after) =>
                setDialog({ kind: 'compare', before: before?.version ?? 'now', after: after?.version ?? 'now' }),
              onName: (version) => setDialog({ kind: 'name-version', version }),
              onRestore: (version) => void versions.restore(version),
            }}
            onOpen={openArticle}
            onJump={(place) => {
              if (!article.editor.current?.jumpTo(place)) remember({ tab: 'info' })
            }}
          />
          <span className={styles.fold}>
            <IconButton label={w('side.hide')} onClick={() => setSide(false)}>
              <PanelRight />
            </IconButton>
          </span>
        </aside>
      ) : null}
      {drawer !== 'none' ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.shade}
          aria-label={w('action.close')}
          onClick={() => setDrawer('none')}
        />
      ) : null}
      {focusMode ? (
        <Button className={styles.leave} onClick={() => setFocusMode(false)}>
          {w('command.leave-focus-mode')}
        </Button>
      ) : null}
      <FileDrop
        enabled={canWrite && dialog === null}
        onFiles={(files) => setDialog({ kind: 'intake', source: { kind: 'files', files } })}
      />
      {dialog ? (
        <WindowDialogs
          dialog={dialog}
          session={session}
          article={article}
          rows={every}
          commands={paletteCommands(w, has, article.opened && !article.opened.trashedAt ? article.actions : [], run)}
          versions={versions}
          canWrite={canWrite}
          onDialog={setDialog}
          onDecide={desk.decide}
          onOpen={openArticle}
          onAccepted={(opened) => {
            desk.seeAgain(opened.article.id)
            show(opened.article.id)
            tell(w('told.accepted', { title: opened.article.fields.title || w('list.untitled') }))
          }}
          onSaveSettings={async (settings) => {
            const failure = await saveSettings(settings)
            if (!failure) tell(w('told.settings'))
            return failure
          }}
          onSavePerson={async (profile) => {
            const answer = await client.call('profiles.save', profile)
            if (!answer.ok) return answer.error
            if (!session.profile) await client.call('profiles.choose', { id: profile.id })
            await queries.invalidateQueries()
            return null
          }}
          onSettle={desk.leave}
          onRemoved={(ids) => {
            if (openId && ids.includes(openId)) show(null)
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  )
}
