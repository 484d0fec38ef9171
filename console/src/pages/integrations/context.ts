import type { Integration, IntegrationType } from '../../api/types'

/** What the frame of an integration hands to its tabs. */
export interface IntegrationContext {
  integration: Integration
  type: IntegrationType | undefined
}
