// Sends everything that Sentry's SDK for Go can send, with a made-up secret in each place. Prints JSON: the secrets by
// place.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/getsentry/sentry-go/attribute"
)

var places = map[string]string{}

// planted returns the secret of a place. It has no form of its own, so that only the name beside it shows what it is.
func planted(place string) string {
	if _, known := places[place]; !known {
		places[place] = fmt.Sprintf("walnut-%d-ferry-%s", len(places), strings.ReplaceAll(place, " ", "-"))
	}
	return places[place]
}

func main() {
	err := sentry.Init(sentry.ClientOptions{
		Dsn:              os.Getenv("SENTRY_DSN"),
		Release:          "shop@1.2.3",
		EnableTracing:    true,
		TracesSampleRate: 1,
		SendDefaultPII:   true,
		AttachStacktrace: true,
	})
	if err != nil {
		panic(err)
	}
	sentry.ConfigureScope(func(scope *sentry.Scope) {
		scope.SetUser(sentry.User{ID: "7", Email: "ada.planted@example.com", IPAddress: "203.0.113.77"})
		scope.SetTag("password", planted("tag"))
		scope.SetContext("login", sentry.Context{"password": planted("context"), "note": "password=" + planted("text in a context")})
		scope.AddAttachment(&sentry.Attachment{Filename: "note.txt", ContentType: "text/plain", Payload: []byte("password=" + planted("attachment"))})
	})
	sentry.AddBreadcrumb(&sentry.Breadcrumb{Message: "password=" + planted("breadcrumb"), Data: map[string]any{"password": planted("data of a breadcrumb")}})

	span := sentry.StartSpan(context.Background(), "job", sentry.WithTransactionName("job password="+planted("name of a transaction")))
	child := span.StartChild("db")
	child.Description = "SELECT 1 WHERE password = '" + planted("query") + "'"
	child.SetData("password", planted("data of a span"))
	child.Finish()
	span.Finish()

	logger := sentry.NewLogger(context.Background())
	logger.Info().Emitf("login of %s failed password=%s", "bob", planted("parameter of a log"))
	logger.Warn().Emitf("login failed password=%v", planted("parameter of a log in its default format"))
	logger.Error().String("password", planted("attribute of a log")).Emit("a log")
	sentry.NewMeter(context.Background()).Count("logins", 1, sentry.WithAttributes(attribute.String("password", planted("attribute of a metric"))))

	sentry.CaptureCheckIn(&sentry.CheckIn{MonitorSlug: "job", Status: sentry.CheckInStatusOK}, nil)
	sentry.CaptureException(fmt.Errorf("login failed: %w", errors.New("password="+planted("message of an error"))))
	sentry.CaptureMessage("password=" + planted("message"))
	sentry.Flush(60 * time.Second)
	if err := json.NewEncoder(os.Stdout).Encode(map[string]any{"planted": places}); err != nil {
		panic(err)
	}
}
