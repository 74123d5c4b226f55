# The tool server with its pages. Build from the workspace root: docker build -f docker/mcp-server.Dockerfile .
FROM node:26-bookworm-slim AS build
WORKDIR /twinhost
COPY . .
RUN npx -y pnpm@12 install --frozen-lockfile && npx -y pnpm@12 exec turbo run build --filter=@twinhost/http-server --filter=@twinhost/console

FROM node:26-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends apertium apertium-eng-spa && rm -rf /var/lib/apt/lists/*
WORKDIR /twinhost
# Mark the workspace root, which has the data folder.
COPY package.json pnpm-workspace.yaml ./
COPY docs docs
COPY --from=build /twinhost/apps/http-server/dist apps/http-server/dist
COPY --from=build /twinhost/apps/console/dist apps/console/dist
RUN mkdir .data && chown node:node .data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/twinhost/.data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "const tls = process.env.TLS_CERT_FILE ? 's' : ''; require('http' + tls).get('http' + tls + '://127.0.0.1:' + process.env.PORT + '/health', { rejectUnauthorized: false }, (answer) => process.exit(answer.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
CMD ["node", "apps/http-server/dist/main.js"]
