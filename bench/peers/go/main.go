// Downloads a list of addresses as a Go programmer would: workers that read a channel, one tuned http.Client,
// nothing but the standard library.
//
//	peer-go URLS FOLDER M
package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("write URLS FOLDER M"))
	}
	urls, err := readLines(os.Args[1])
	if err != nil {
		fail(err)
	}
	folder := os.Args[2]
	workers, err := strconv.Atoi(os.Args[3])
	if err != nil || workers < 1 {
		fail(fmt.Errorf("'%s' is not a number of workers", os.Args[3]))
	}

	// The default transport keeps two idle connections a host: with more workers than that, it would open and close
	// a connection for nearly every request.
	client := &http.Client{
		Timeout: 30 * time.Second,
		Transport: &http.Transport{
			MaxIdleConns:        workers,
			MaxIdleConnsPerHost: workers,
			DisableCompression:  true,
			// A whole flag with its header comes in one read.
			ReadBufferSize: 16 << 10,
		},
	}

	queue := make(chan string)
	var failures []error
	var failuresLock sync.Mutex
	var running sync.WaitGroup
	for i := 0; i < workers && i < len(urls); i++ {
		running.Add(1)
		go func() {
			defer running.Done()
			buffer := make([]byte, 32<<10)
			for url := range queue {
				if err := downloadOne(client, url, folder, buffer); err != nil {
					failuresLock.Lock()
					failures = append(failures, err)
					failuresLock.Unlock()
				}
			}
		}()
	}
	for _, url := range urls {
		queue <- url
	}
	close(queue)
	running.Wait()

	if len(failures) > 0 {
		fail(fmt.Errorf("%d of %d failed, the first: %w", len(failures), len(urls), failures[0]))
	}
}

func downloadOne(client *http.Client, url, folder string, buffer []byte) error {
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, response.Status)
	}
	file, err := os.Create(filepath.Join(folder, url[strings.LastIndexByte(url, '/')+1:]))
	if err != nil {
		return err
	}
	// The file's own ReadFrom would allocate a buffer of its own for each body.
	_, err = io.CopyBuffer(struct{ io.Writer }{file}, response.Body, buffer)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}

func readLines(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var lines []string
	for scanner := bufio.NewScanner(file); ; {
		if !scanner.Scan() {
			return lines, scanner.Err()
		}
		lines = append(lines, scanner.Text())
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "peer-go:", err)
	os.Exit(1)
}
