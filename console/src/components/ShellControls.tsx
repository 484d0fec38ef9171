import { BulbOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router'
import { useLogOut } from '../api/session'
import type { Person } from '../api/types'
import { languageChoice } from '../i18n/choice'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { themeChoice, themeChoices } from '../ui/theme'
import { useTell } from './tell'

export function LanguageButton() {
  const { t, language } = useWords()
  return (
    <Button
      type="text"
      aria-label={`${t.app.otherLanguage} – ${t.app.language}`}
      onClick={() => languageChoice.set(language === 'en' ? 'zh' : 'en')}
    >
      <span lang={language === 'en' ? 'zh-CN' : 'en'}>{t.app.otherLanguage}</span>
    </Button>
  )
}

export function ThemeMenu() {
  const { t } = useWords()
  const choice = themeChoice.use()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: themeChoices.map((each) => ({ key: each, label: t.app.themes[each] })),
        onClick: ({ key }) => themeChoice.set(themeChoices.find((each) => each === key) ?? 'system'),
      }}
    >
      <Button type="text" icon={<BulbOutlined />} aria-label={t.app.theme} />
    </Dropdown>
  )
}

export function AccountMenu(props: { person: Person }) {
  const { t } = useWords()
  const go = useNavigate()
  const logOut = useLogOut()
  const tell = useTell()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', type: 'group', label: `${props.person.person_name} · ${props.person.email}` },
          { key: 'me', label: t.me.title },
          { key: 'out', label: t.app.logOut },
        ],
        onClick: ({ key }) => {
          if (key === 'me') void go(paths.me())
          else logOut.mutate(undefined, { onError: tell.failed })
        },
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t.app.me} />
    </Dropdown>
  )
}
