import { SearchOutlined } from '@ant-design/icons'
import { Input, Segmented } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useIntegrationTypes } from '../../api/integrations'
import type { IntegrationType } from '../../api/types'
import { Failure } from '../../components/Failure'
import cards from '../../components/cards.module.css'
import { OnlyChangers } from '../../components/OnlyChangers'
import { TypeIcon } from '../../components/TypeIcon'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import page from '../../ui/page.module.css'
import styles from './GalleryPage.module.css'
import { useOwner } from './useOwner'

function found(type: IntegrationType, category: string, word: string): boolean {
  const text = [type.name.en, type.name.zh, type.summary.en, type.summary.zh, type.plugin_type].join(' ')
  return (category === '' || type.category === category) && text.toLowerCase().includes(word.toLowerCase())
}

/** Every source there is, by category and by word. */
export function GalleryPage() {
  const { t } = useWords()
  const { back } = useOwner(Number(useParams().id ?? 0))
  return (
    <OnlyChangers permission="integrations:manage" title={t.integrations.gallery} back={back}>
      <Gallery />
    </OnlyChangers>
  )
}

function Gallery() {
  const { id = '0' } = useParams()
  const channelId = Number(id)
  const { t, language } = useWords()
  const owner = useOwner(channelId)
  const types = useIntegrationTypes()
  const [search, setSearch] = useSearchParams()
  const category = search.get('category') ?? ''
  const word = search.get('q') ?? ''
  const narrow = (change: { category?: string; q?: string }) => {
    const next = Object.entries({ category, q: word, ...change }).filter(([, value]) => value !== '')
    setSearch(Object.fromEntries(next), { replace: true })
  }
  const categories = [...new Set(types.data?.map((type) => type.category))]
  const shown = types.data?.filter((type) => found(type, category, word))

  return (
    <div className={page.page}>
      <PageHead title={t.integrations.gallery} crumbs={owner.crumbs} />
      <div className={styles.bar}>
        <Segmented
          className={styles.categories ?? ''}
          aria-label={t.integrations.categories}
          value={category}
          options={[
            { value: '', label: t.app.all },
            ...categories.map((each) => ({ value: each, label: t.integrations.category[each] ?? each })),
          ]}
          onChange={(each) => narrow({ category: each })}
        />
        <Input
          className={styles.search ?? ''}
          aria-label={t.integrations.search}
          placeholder={t.integrations.search}
          prefix={<SearchOutlined />}
          allowClear
          value={word}
          onChange={(event) => narrow({ q: event.target.value })}
        />
      </div>
      {types.isError ? (
        <Failure error={types.error} onRetry={() => void types.refetch()} />
      ) : shown === undefined ? (
        <Skeleton rows={3} height={104} gap={16} />
      ) : shown.length === 0 ? (
        <EmptyState title={t.integrations.noType} text={t.integrations.noTypeText} />
      ) : (
        <ul className={cards.cards}>
          {shown.map((type) => (
            <li key={type.plugin_type} className={cards.card}>
              <div className={cards.top}>
                <TypeIcon svg={type.icon} />
                <div className={cards.words}>
                  <Link to={paths.addIntegrationOf(channelId, type.plugin_type)} className={cards.link}>
                    {type.name[language]}
                  </Link>
                  <p className="soft">{type.summary[language]}</p>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
