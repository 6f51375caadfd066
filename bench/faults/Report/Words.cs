namespace FlagsDownloader.Faults.Report;

/// <summary>The prose of the page.</summary>
internal static class Words
{
    public const string Legend = """
        ## The words

        A verdict is derived from what was measured in that run, and from nothing known of a program. Bold: the program exits 0, as if
        all were well, and it is not.

        | | |
        |---|---|
        | right | every flag is under its name, byte by byte the server's, nothing else is left, exit 0 |
        | clean | what cannot be had is not there, all others are, nothing else is left, and the exit code is not 0 |
        | truncated file, too long file, error page saved, wrong bytes | that stands under a flag's final name, where who looks into the folder takes it for the flag |
        | two versions spliced | the beginning of what the server had before and the rest of what it has now, in one file |
        | old version | the whole file that the server had before |
        | …, marked | the same, but a control file beside it says that it is unfinished |
        | missing, exit 0 | a flag is not there, and the exit code does not tell |
        | gave up | a flag is not there that could be had within three retries, a second apart |
        | healthy flags lost | a flag is missing with whose requests nothing was wrong |
        | leftovers | files under other names are left: temporary ones |
        | right, but exit N | every flag is there, and the exit code says otherwise |
        | hung | it still ran when it was killed |
        | Retry-After cut short, ignored | a request came again before the time that the server had told: by less than a second, by more |
        | asked again | a request was repeated after an answer that is final: 404, 418 |
        | hammered | more than four attempts at one flag, or four within 0.2 s |

        """;

    public static string Method => $"""
        ## The method

        `scripts/faults` starts a [flags-server](../flags-server/README.md) for each fault, with a port of its own for each program, and lets
        each download six flags of 20,480 bytes at once: BD and BR meet the fault, CN, FR, IN and US do not (all six where a fault is
        about all requests; of `endless` only BR). Afterwards it holds each file against the server's own, byte by byte, lists what else is
        in the folder, and reads from the server's log what was asked, and when. Each program runs in an empty folder, with an empty
        home, no proxy and no configuration file.

        All are told alike: three retries, one second between attempts where a fixed pause can be chosen, {Limits.AttemptSeconds} s for an attempt (for a silence,
        where a program has no limit for a whole attempt), {Limits.Redirects} redirects, {Limits.AtOnce} requests at once. Who still runs after {Limits.Patience.TotalSeconds:0} s is killed.

        flags-server always sends whole files. Resuming is tried on a site made for it, which does all that a client needs to resume
        safely: ETag, Last-Modified, Accept-Ranges, and If-Range obeyed. A program runs twice, with the same command line and
        one attempt each; in between, the file may be replaced. The verdict is on what is there after the second run.

        """;
}
