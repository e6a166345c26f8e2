# The gateway in an image: `docker build .`, or `docker compose up --build` for a DICOM store beside it.
# What goes into it is listed in .dockerignore; test/docker/ replays the steps below.

# Builds the server and the page.
FROM node:24-bookworm-slim AS build
WORKDIR /app
# Packages come first, so that an engine installs them again only where the lock file has changed.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY . .
RUN node scripts/run.mjs build

# The packages that the server itself needs.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

# Fills the store at DICOMWEB_URL, and ends. Scripts run through a development package, so it starts
# from the stage that has them.
FROM build AS fill
USER node
CMD ["node", "--import", "tsx", "scripts/fill-store.ts"]

# Loads the catalog's tables into the dataset BIGQUERY_DATASET, and ends: what `npm run load` runs.
FROM build AS load
USER node
CMD ["node", "dist/load.js", "--to", "bigquery"]

# The gateway: no development packages, no sources, and nothing that its user could change.
FROM node:24-bookworm-slim AS gateway
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=524288 HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY sample/data sample/data
COPY schema/tools schema/tools
COPY schema/trusted-documents.json schema/
COPY package.json LICENSE ./
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "const { PORT, TLS_CERT_FILE } = process.env; if (TLS_CERT_FILE) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; fetch((TLS_CERT_FILE ? 'https' : 'http') + '://127.0.0.1:' + PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# What `npm start` runs. Without npm in between, a stop reaches the server at once.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=50", "dist/main.js"]
