//! The three tools on rmcp and axum, answering JSON without sessions; with TCP_NODELAY, without which each answer waits 40 ms.
use std::time::Duration;

use axum::serve::ListenerExt;
use rmcp::{
    Json, ServerHandler,
    handler::server::wrapper::Parameters,
    tool, tool_handler, tool_router,
    transport::streamable_http_server::{
        StreamableHttpServerConfig, StreamableHttpService, session::local::LocalSessionManager,
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, JsonSchema)]
struct Text {
    text: String,
}

#[derive(Clone)]
struct Peer;

#[tool_router]
impl Peer {
    #[tool(description = "Gives the text back.")]
    async fn echo(&self, Parameters(given): Parameters<Text>) -> Json<Text> {
        Json(given)
    }

    #[tool(description = "Gives 10 KiB.")]
    async fn document(&self) -> Json<Text> {
        Json(Text { text: "0123456789abcdef".repeat(640) })
    }

    #[tool(description = "Gives the text back after 5 ms.")]
    async fn wait(&self, Parameters(given): Parameters<Text>) -> Json<Text> {
        tokio::time::sleep(Duration::from_millis(5)).await;
        Json(given)
    }
}

#[tool_handler]
impl ServerHandler for Peer {}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let service = StreamableHttpService::new(
        || Ok(Peer),
        LocalSessionManager::default().into(),
        StreamableHttpServerConfig::default().with_legacy_session_mode(false).with_json_response(true),
    );
    let port = std::env::var("PORT").expect("PORT is the port to listen on");
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?.tap_io(|socket| {
        let _ = socket.set_nodelay(true);
    });
    axum::serve(listener, axum::Router::new().nest_service("/mcp", service)).await
}
