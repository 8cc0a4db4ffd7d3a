import { FolderOpen, Pencil, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { type Failure, type Profile, type Session, type Settings, useClient } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, Dialog, FailureNote, IconButton, Select, TextArea, TextField } from '../../ui/index.ts'
import { emptyProfile, PersonForm } from './person-form.tsx'
import styles from './settings-dialog.module.css'

type SettingsDialogProps = {
  readonly session: Session
  /** Opens with an empty form for a new person. */
  readonly addPerson: boolean
  readonly readOnly: boolean
  readonly onSave: (settings: Settings) => Promise<Failure | null>
  readonly onSavePerson: (profile: Profile) => Promise<Failure | null>
  readonly onClose: () => void
}

export function SettingsDialog({ session, addPerson, readOnly, onSave, onSavePerson, onClose }: SettingsDialogProps) {
  const w = useWords()
  const client = useClient()
  const [settings, setSettings] = useState<Settings>(session.settings)
  const [sections, setSections] = useState(session.settings.sections.join('\n'))
  const [person, setPerson] = useState<Profile | null>(addPerson ? emptyProfile(session) : null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const organisation = (part: Partial<Settings['organisation']>) =>
    setSettings({ ...settings, organisation: { ...settings.organisation, ...part } })

  const save = async () => {
    if (busy) return
    setBusy(true)
    const result = await onSave({
      ...settings,
      sections: sections
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    })
    setBusy(false)
    if (result) setFailure(result)
    else onClose()
  }
  const savePerson = async (profile: Profile) => {
    const result = await onSavePerson(profile)
    if (result) setFailure(result)
    else setPerson(null)
  }
  const chooseFolder = async () => {
    const answer = await client.call('host.chooseFolder', {})
    if (answer.ok && answer.value.dir) setSettings({ ...settings, exportFolder: answer.value.dir })
  }

  return (
    <Dialog
      title={w('settings.title')}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <span className={styles.about}>
            {w('settings.about', { path: session.library.path, version: session.version })}
          </span>
          <Button onClick={onClose}>{w('action.cancel')}</Button>
          <Button kind="prime" busy={busy} disabled={readOnly} onClick={() => void save()}>
            {w('settings.save')}
          </Button>
        </>
      }
    >
      {failure ? <FailureNote failure={failure} /> : null}
      <section className={styles.section}>
        <h3>{w('settings.look')}</h3>
        <div className={styles.pair}>
          <Select
            label={w('settings.language')}
            value={settings.language}
            options={[
              { value: 'vi', label: w('command.language-vi') },
              { value: 'en', label: w('command.language-en') },
            ]}
            onChange={(language) => setSettings({ ...settings, language: language === 'en' ? 'en' : 'vi' })}
          />
          <Select
            label={w('settings.theme')}
            value={settings.theme}
            options={(['light', 'dark', 'system'] as const).map((theme) => ({
              value: theme,
              label: w(`settings.theme.${theme}`),
            }))}
            onChange={(theme) =>
              setSettings({ ...settings, theme: theme === 'dark' || theme === 'system' ? theme : 'light' })
            }
          />
        </div>
      </section>
      <section className={styles.section}>
        <h3>{w('settings.people')}</h3>
        <ul className={styles.people}>
          {session.profiles.map((profile) => (
            <li key={profile.id}>
              <span>
                <b>{profile.name}</b>
                <small>{profile.roles.map((role) => w(`role.${role}`)).join(', ')}</small>
              </span>
              <IconButton
                label={w('settings.people.edit', { name: profile.name })}
                disabled={readOnly}
                onClick={() => setPerson(profile)}
              >
                <Pencil />
              </IconButton>
            </li>
          ))}
        </ul>
        {person ? (
          <PersonForm
            key={person.id}
            profile={person}
            onSave={(profile) => void savePerson(profile)}
            onCancel={() => setPerson(null)}
          />
        ) : (
          <div>
            <Button icon={<UserPlus />} disabled={readOnly} onClick={() => setPerson(emptyProfile(session))}>
              {w('settings.people.add')}
            </Button>
          </div>
        )}
      </section>
      <section className={styles.section}>
        <h3>{w('settings.organisation')}</h3>
        <TextField
          label={w('settings.organisation.name')}
          value={settings.organisation.name}
          maxLength={200}
          onChange={(event) => organisation({ name: event.target.value })}
        />
        <TextField
          label={w('settings.organisation.address')}
          value={settings.organisation.address}
          maxLength={500}
          onChange={(event) => organisation({ address: event.target.value })}
        />
        <TextField
          label={w('settings.organisation.site')}
          type="url"
          value={settings.organisation.siteUrl}
          maxLength={500}
          onChange={(event) => organisation({ siteUrl: event.target.value })}
        />
      </section>
      <section className={styles.section}>
        <h3>{w('settings.export')}</h3>
        <div className={styles.folder}>
          <TextField
            label={w('settings.export.folder')}
            hint={w('settings.export.hint')}
            value={settings.exportFolder}
            maxLength={1000}
            onChange={(event) => setSettings({ ...settings, exportFolder: event.target.value })}
          />
          {session.canChooseFolder ? (
            <IconButton kind="plain" label={w('export.choose')} onClick={() => void chooseFolder()}>
              <FolderOpen />
            </IconButton>
          ) : null}
        </div>
        <TextArea
          label={w('settings.sections')}
          hint={w('settings.sections.hint')}
          rows={5}
          value={sections}
          onChange={(event) => setSections(event.target.value)}
        />
      </section>
    </Dialog>
  )
}
