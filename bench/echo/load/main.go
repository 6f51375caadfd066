// The load: PORT CLIENTS SIZE SECONDS PID. Each client sends a message and waits for its echo.
// Prints messages a second, and the processor time of the server (PID) for each in microseconds.
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

const warmUp = time.Second
const ticksPerSecond = 100

func main() {
	clients, size, seconds := number(2), number(3), number(4)
	var count atomic.Int64
	for i := 0; i < clients; i++ {
		connection, err := net.Dial("tcp", "127.0.0.1:"+os.Args[1])
		if err != nil {
			log.Fatal(err)
		}
		go talk(connection, make([]byte, size), &count)
	}
	time.Sleep(warmUp)
	before, ticks, start := count.Load(), processorTicks(), time.Now()
	time.Sleep(time.Duration(seconds) * time.Second)
	messages, used, elapsed := float64(count.Load()-before), processorTicks()-ticks, time.Since(start).Seconds()
	fmt.Printf("%.0f %.2f\n", messages/elapsed, float64(used)/ticksPerSecond*1e6/messages)
}

func talk(connection net.Conn, message []byte, count *atomic.Int64) {
	for {
		if _, err := connection.Write(message); err != nil {
			log.Fatal(err)
		}
		if _, err := io.ReadFull(connection, message); err != nil {
			log.Fatal(err)
		}
		count.Add(1)
	}
}

// The 14th and 15th field of /proc/PID/stat, counted behind the name.
func processorTicks() int {
	text, err := os.ReadFile("/proc/" + os.Args[5] + "/stat")
	if err != nil {
		log.Fatal(err)
	}
	fields := strings.Fields(string(text)[strings.LastIndex(string(text), ")")+1:])
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return user + system
}

func number(index int) int {
	value, err := strconv.Atoi(os.Args[index])
	if err != nil {
		log.Fatal(err)
	}
	return value
}
