// The three tools on the official Go SDK, answering JSON without sessions.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type text struct {
	Text string `json:"text"`
}

type none struct{}

func echo(_ context.Context, _ *mcp.CallToolRequest, in text) (*mcp.CallToolResult, text, error) {
	return nil, in, nil
}

func document(_ context.Context, _ *mcp.CallToolRequest, _ none) (*mcp.CallToolResult, text, error) {
	return nil, text{strings.Repeat("0123456789abcdef", 640)}, nil
}

func wait(_ context.Context, _ *mcp.CallToolRequest, in text) (*mcp.CallToolResult, text, error) {
	time.Sleep(5 * time.Millisecond)
	return nil, in, nil
}

func main() {
	server := mcp.NewServer(&mcp.Implementation{Name: "peer", Version: "1.0.0"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "echo", Description: "Gives the text back."}, echo)
	mcp.AddTool(server, &mcp.Tool{Name: "document", Description: "Gives 10 KiB."}, document)
	mcp.AddTool(server, &mcp.Tool{Name: "wait", Description: "Gives the text back after 5 ms."}, wait)
	handler := mcp.NewStreamableHTTPHandler(
		func(*http.Request) *mcp.Server { return server },
		&mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true},
	)
	http.Handle("/mcp", handler)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
