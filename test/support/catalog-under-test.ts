/** Makes something else than DuckDB the catalog of a folder, and gives the settings that say so. */
type MakeCatalog = (dataDir: string) => Promise<Readonly<Record<string, string>>>;

interface CatalogUnderTest {
  /** Null: DuckDB. */
  make: MakeCatalog | null;
  /** What SourceStatus.adapter says of the sources CATALOG and LABEL_FILES. */
  adapters: { readonly catalog: string; readonly labelFiles: string };
}

export const ON_DUCKDB: Readonly<CatalogUnderTest> = {
  make: null,
  adapters: { catalog: 'duckdb', labelFiles: 'folder' },
};

/** What startGateway() serves from where a test does not say. Set where whole suites run again. */
export const catalogUnderTest: CatalogUnderTest = { ...ON_DUCKDB };
