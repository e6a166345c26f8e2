//go:build tools

// Package tools names the program that build.sh builds, so that go.mod pins it and all it is made of.
package tools

import _ "github.com/goccy/bigquery-emulator/cmd/bigquery-emulator"
