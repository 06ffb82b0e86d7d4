# Xintu as a container: built in `build`, run in `run` with production dependencies only.
#   docker build --target run -t xintu .
# BUILT names an image that holds /xintu as `build` leaves it, for those who build elsewhere.
ARG NODE_IMAGE=node:22-bookworm-slim
ARG BUILT=build

FROM ${NODE_IMAGE} AS build
WORKDIR /xintu
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM ${BUILT} AS built

FROM ${NODE_IMAGE} AS run
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /xintu
COPY --from=built /xintu/package.json /xintu/LICENSE ./
COPY --from=built /xintu/node_modules ./node_modules
COPY --from=built /xintu/dist ./dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/api/main/server.js"]
