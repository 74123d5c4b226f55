// The three tools on mark3labs/mcp-go, without sessions.
package main

import (
	"context"
	"log"
	"os"
	"strings"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

type text struct {
	Text string `json:"text"`
}

type none struct{}

func echo(_ context.Context, _ mcp.CallToolRequest, in text) (text, error) {
	return in, nil
}

func document(context.Context, mcp.CallToolRequest, none) (text, error) {
	return text{strings.Repeat("0123456789abcdef", 640)}, nil
}

func wait(_ context.Context, _ mcp.CallToolRequest, in text) (text, error) {
	time.Sleep(5 * time.Millisecond)
	return in, nil
}

func main() {
	tools := server.NewMCPServer("peer", "1.0.0")
	tools.AddTool(
		mcp.NewTool("echo", mcp.WithDescription("Gives the text back."), mcp.WithInputSchema[text](), mcp.WithOutputSchema[text]()),
		mcp.NewStructuredToolHandler(echo),
	)
	tools.AddTool(
		mcp.NewTool("document", mcp.WithDescription("Gives 10 KiB."), mcp.WithOutputSchema[text]()),
		mcp.NewStructuredToolHandler(document),
	)
	tools.AddTool(
		mcp.NewTool("wait", mcp.WithDescription("Gives the text back after 5 ms."), mcp.WithInputSchema[text](), mcp.WithOutputSchema[text]()),
		mcp.NewStructuredToolHandler(wait),
	)
	http := server.NewStreamableHTTPServer(tools, server.WithStateLess(true))
	log.Fatal(http.Start("127.0.0.1:" + os.Getenv("PORT")))
}
