import { UserPlus, UserRound } from 'lucide-react'
import type { Profile } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Menu, type MenuEntry } from '../../ui/index.ts'
import { initialsOf } from './initials.ts'
import styles from './profile-switcher.module.css'

type ProfileSwitcherProps = {
  readonly profiles: readonly Profile[]
  readonly profile: Profile | null
  readonly onChoose: (id: string) => void
  readonly onAdd: () => void
}

/** Who works at this window; every decision carries this name. */
export function ProfileSwitcher({ profiles, profile, onChoose, onAdd }: ProfileSwitcherProps) {
  const w = useWords()
  const entries: MenuEntry[] = [
    { id: 'heading', heading: w('me.switch') },
    ...profiles.map((one) => ({
      id: one.id,
      label: one.name,
      checked: one.id === profile?.id,
      onChoose: () => onChoose(one.id),
    })),
    { id: 'line', line: true },
    { id: 'add', label: w('me.add'), icon: <UserPlus />, onChoose: onAdd },
  ]
  const roles = profile?.roles.map((role) => w(`role.${role}`)).join(', ')
  return (
    <Menu
      align="start"
      side="top"
      entries={entries}
      trigger={
        <button type="button" className={styles.me} title={roles}>
          <span className={styles.avatar} aria-hidden="true">
            {profile ? initialsOf(profile.name) : <UserRound />}
          </span>
          <span className={styles.text}>
            <span className={styles.name}>{profile?.name ?? w('me.nobody')}</span>
            <small>{roles ?? w('me.switch')}</small>
          </span>
        </button>
      }
    />
  )
}
