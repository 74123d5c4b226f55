{{- define "twinhost.fullname" -}}
{{- $name := contains "twinhost" .Release.Name | ternary .Release.Name (printf "%s-twinhost" .Release.Name) -}}
{{- $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "twinhost.hasToolServer" -}}
{{- if has .Values.transport (list "http" "rest" "auto") }}true{{ end -}}
{{- end -}}

{{/* The servers of this release by name, as JSON, for the templates to iterate over. */}}
{{- define "twinhost.servers" -}}
{{- $servers := dict "llm-server" .Values.llmServer -}}
{{- if include "twinhost.hasToolServer" . }}{{ $_ := set $servers "tool-server" .Values.toolServer }}{{ end -}}
{{- toJson $servers -}}
{{- end -}}

{{/* The templates below take a dict with root, name and server. */}}

{{- define "twinhost.resourceName" -}}
{{ include "twinhost.fullname" .root }}-{{ .name }}
{{- end -}}

{{- define "twinhost.port" -}}
{{ eq .name "tool-server" | ternary 3000 8000 }}
{{- end -}}

{{- define "twinhost.selector" -}}
app.kubernetes.io/name: twinhost
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{- define "twinhost.labels" -}}
{{ include "twinhost.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "twinhost.secretName" -}}
{{ .Values.secret.existingName | default (printf "%s-secret" (include "twinhost.fullname" .)) }}
{{- end -}}

{{- define "twinhost.settings" -}}
{{- $values := .root.Values -}}
{{- $defaults := dict -}}
{{- $own := dict
  "HOST" ($values.ipv6 | ternary "::" "0.0.0.0")
  "API_KEYS_FILE" "/run/secrets/twinhost/api-keys.json"
  "SHUTDOWN_DELAY_MS" ($values.shutdown.delayMs | int | toString)
  "SHUTDOWN_DEADLINE_MS" ($values.shutdown.deadlineMs | int | toString) -}}
{{- if eq .name "llm-server" -}}
{{- /* Above the container's memory limit, the kernel would kill the server along with its tool processes. */ -}}
{{- $_ := set $defaults "STDIO_MEMORY_LIMIT_MB" "320" -}}
{{- $_ := set $own "TOOL_TRANSPORT" $values.transport -}}
{{- if include "twinhost.hasToolServer" .root -}}
{{- $_ := set $own "MCP_SERVER_URL" (printf "http://%s-tool-server:3000" (include "twinhost.fullname" .root)) -}}
{{- end -}}
{{- end -}}
{{- range $setting, $value := mergeOverwrite $defaults $values.settings .server.settings $own }}
{{ $setting }}: {{ $value | quote }}
{{- end -}}
{{- end -}}

{{/* Host names used by clients, by probes and kubectl port-forward (loopback), and by Prometheus (pod address). */}}
{{- define "twinhost.allowedHosts" -}}
{{- $service := include "twinhost.resourceName" . -}}
{{- $namespace := .root.Release.Namespace -}}
{{- $names := list "localhost" "127.0.0.1" (.root.Values.ipv6 | ternary "[$(POD_IP)]" "$(POD_IP)") $service (printf "%s.%s" $service $namespace) (printf "%s.%s.svc" $service $namespace) (printf "%s.%s.svc.cluster.local" $service $namespace) -}}
{{- concat $names (list .server.host) .server.allowedHosts | compact | uniq | join "," -}}
{{- end -}}

{{/* In whole seconds, rounded up, plus five for the process to exit. */}}
{{- define "twinhost.gracePeriod" -}}
{{- $shutdown := .Values.shutdown -}}
{{ add (div (add $shutdown.delayMs $shutdown.deadlineMs 999) 1000) 5 }}
{{- end -}}

{{/* Takes a server's name. A path that answers 200 whatever the state of engines: no restart brings those back. */}}
{{- define "twinhost.livePath" -}}
{{ eq . "tool-server" | ternary "/" "/health" }}
{{- end -}}

{{/* Takes a path. Sets Host because the kubelet would send the pod's address; localhost is always allowed. */}}
{{- define "twinhost.probe" -}}
path: {{ . }}
port: http
httpHeaders:
  - name: Host
    value: localhost
{{- end -}}
