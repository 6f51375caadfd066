using System.Runtime.InteropServices;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Finds and ends what a run started and left running: background processes and daemons, in whatever session.</summary>
/// <remarks>
/// A process hands its environment on to those that it starts, so a mark in it finds them all, except those that were started
/// with an empty one. These are found as long as their parents live, and, where this process adopts orphans
/// (<see cref="OrphanAdoption"/>) and starts nothing else, afterwards too. On other systems than Linux none is found.
/// </remarks>
/// <param name="mark">The value of <see cref="ProcessMeter.MarkVariable"/> in the environment of the run.</param>
/// <param name="startsNothingElse">Whether this process starts no other process during the run.</param>
internal sealed partial class RunProcesses(string mark, bool startsNothingElse)
{
    private const int Kill = 9;
    private const int DoNotWait = 1;
    // A process that starts others while it is ended needs more than one look, one that writes to a slow disk some time to end.
    private const int MaxLooks = 200;
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromMilliseconds(5);

    // All that ran before: what is new is looked at more closely.
    private readonly HashSet<(int Id, ulong StartTime)> _others = [.. RunningProcess.All().Select(KeyOf)];
    private readonly HashSet<(int Id, ulong StartTime)> _seen = [];

    /// <summary>Remembers a process that the run was seen to have started.</summary>
    /// <param name="id">Its id.</param>
    public void Remember(int id)
    {
        if (RunningProcess.Find(id) is { } process)
        {
            _seen.Add(KeyOf(process));
        }
    }

    /// <summary>Ends what still runs, and waits for its end.</summary>
    /// <returns>How many processes it ended.</returns>
    public int End()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var ended = new HashSet<(int, ulong)>();
        for (var look = 0; look < MaxLooks; look++)
        {
            var left = Left();
            if (left.Count == 0)
            {
                break;
            }

            foreach (var process in left)
            {
                if (!process.HasEnded && Send(process.Id, Kill) == 0)
                {
                    ended.Add(KeyOf(process));
                }

                // One that was adopted is ours to ask for; in all other cases this fails.
                _ = Wait(process.Id, out _, DoNotWait);
            }

            Thread.Sleep(TimeBetweenLooks);
        }

        return ended.Count;
    }

    private List<RunningProcess> Left()
    {
        var all = RunningProcess.All();
        HashSet<RunningProcess> descendants = startsNothingElse ? [.. DescendantsOf(all)] : [];
        return
        [
            // One that has ended is there until its parent asks for it: only if that is this process, it is ours to do.
            .. all.Where(process => !_others.Contains(KeyOf(process))
                && !(process.HasEnded && process.ParentId != Environment.ProcessId)
                && (_seen.Contains(KeyOf(process))
                    || descendants.Contains(process)
                    || process.HasInEnvironment($"{ProcessMeter.MarkVariable}={mark}"))),
        ];
    }

    private static IEnumerable<RunningProcess> DescendantsOf(List<RunningProcess> all)
    {
        var children = all.ToLookup(process => process.ParentId);
        var parents = new Queue<int>([Environment.ProcessId]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                yield return child;
                parents.Enqueue(child.Id);
            }
        }
    }

    private static (int Id, ulong StartTime) KeyOf(RunningProcess process) => (process.Id, process.StartTime);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Wait(int process, out int status, int options);
}
