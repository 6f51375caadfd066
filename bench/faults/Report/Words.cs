namespace FlagsDownloader.Faults.Report;

/// <summary>The prose of the page.</summary>
internal static class Words
{
    public const string Legend = """
        ## The verdicts

        A verdict depends only on the measurements of the run, not on knowledge of a program. Bold: the program exits 0 although the result is
        wrong.

        | | |
        |---|---|
        | right | every flag has its name and the bytes of the server, there are no other files, exit 0 |
        | clean | unavailable flags are missing, all others are right, there are no other files, and the exit code is not 0 |
        | truncated file, too long file, error page saved, wrong bytes | such a file has the final name of a flag, so that it looks like one |
        | two versions spliced | one file with the beginning of the old version and the rest of the new one |
        | old version | the complete old version |
        | …, marked | the same, but a control file beside it marks it as unfinished |
        | missing, exit 0 | a flag is missing, and the exit code is 0 |
        | gave up | a flag is missing that is available within three retries, a second apart |
        | healthy flags lost | a flag is missing although its requests had no fault |
        | leftovers | files with other names remain: temporary ones |
        | right, but exit N | every flag is right, but the exit code is not 0 |
        | hung | it was killed because it did not end |
        | Retry-After cut short, ignored | a request was repeated before the time of the server: by less than a second, by more |
        | asked again | a request was repeated after a final response: 404, 418 |
        | hammered | more than four attempts at one flag, or four within 0.2 s |

        """;

    public static string Method => $"""
        ## The method

        `scripts/faults` starts a [flags-server](../flags-server/README.md) for each fault, with a port for each program, and runs each
        program to download six flags of 20,480 bytes at once: BD and BR have the fault, CN, FR, IN and US do not (all six have it if the fault
        concerns all requests; with `endless` only BR). Then it compares each file with that of the server, byte by byte, lists the other files
        in the folder, and reads the requests and their times from the server's log. Each program runs in an empty folder, with an empty
        home, no proxy and no configuration file.

        All have the same settings: three retries, one second between attempts if a fixed pause can be set, {Limits.AttemptSeconds} s for an attempt (for a period of silence
        if a program has no limit for a whole attempt), {Limits.Redirects} redirects, {Limits.AtOnce} requests at once. A program that still runs after {Limits.Patience.TotalSeconds:0} s is killed.

        flags-server always sends whole files. Resuming is tested with another server, which has all that a client needs to resume
        safely: ETag, Last-Modified, Accept-Ranges, and If-Range. A program runs twice, with the same command line and one attempt each; in
        between, the file may be replaced. The verdict is about the files after the second run.

        """;
}
