package dev.quell.incident;

/** The old names of what is now called an integration; published clients still read them. */
record DataSource(
    long dataSourceId, String dataSourceName, String dataSourceType, String dataSourceRefId) {

  static DataSource of(long integrationId, Names names) {
    Names.Integration integration = names.integration(integrationId);
    return new DataSource(integrationId, integration.name(), integration.type(), "");
  }
}
