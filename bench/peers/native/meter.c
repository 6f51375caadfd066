/* Runs one program to its end and says what it took.
 *
 *   meter LIMIT OUTPUT PROGRAM [ARGUMENT]...
 *
 * Writes one line: seconds from exec to exit, user and system seconds, peak memory in KiB, exit code (128 + N after
 * signal N, 127 if it cannot be started). Its stdout and stderr go to the file OUTPUT. After LIMIT seconds it is killed.
 *
 * It is in C because of the peak memory: Linux counts as a process' own what the process had that started it, until exec.
 * A program started by a managed runtime would never show less than that runtime's tens of megabytes.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static volatile pid_t child;

static void kill_child(int signal_number)
{
    (void)signal_number;
    if (child > 0)
        kill(child, SIGKILL);
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
    if (argc < 4)
    {
        fputs("meter: write LIMIT OUTPUT PROGRAM [ARGUMENT]...\n", stderr);
        return 2;
    }

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);

    /* A parent that ignores a signal passes that on; the program is to meet the signals that a shell would leave it. */
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    signal(SIGALRM, kill_child);
    signal(SIGTERM, kill_child);

    struct timespec began, ended;
    pid_t started;
    clock_gettime(CLOCK_MONOTONIC, &began);
    int failure = posix_spawnp(&started, argv[3], &files, &attributes, argv + 3, environ);
    if (failure != 0)
    {
        fprintf(stderr, "meter: %s: %s\n", argv[3], strerror(failure));
        puts("0 0 0 0 127");
        return 0;
    }

    child = started;
    alarm((unsigned)atoi(argv[1]));
    int status;
    struct rusage usage;
    while (wait4(started, &status, 0, &usage) < 0 && errno == EINTR)
        ;
    clock_gettime(CLOCK_MONOTONIC, &ended);

    double elapsed = (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9;
    int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    printf("%.6f %.6f %.6f %ld %d\n", elapsed, seconds_of(usage.ru_utime), seconds_of(usage.ru_stime), usage.ru_maxrss, code);
    return 0;
}
