using System.Runtime.InteropServices;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Finds and kills the processes that a run left running: background processes and daemons, in any session.</summary>
/// <remarks>
/// A process inherits the environment of its parent. So a mark in the environment finds all of them, except those that were started
/// with an empty one. These are found while their parents live, and also later if this process adopts orphans
/// (<see cref="OrphanAdoption"/>) and starts nothing else. On other systems than Linux none is found.
/// </remarks>
/// <param name="mark">The value of <see cref="ProcessMeter.MarkVariable"/> in the environment of the run.</param>
/// <param name="startsNothingElse">Whether this process starts no other process during the run.</param>
internal sealed partial class RunProcesses(string mark, bool startsNothingElse)
{
    private const int Kill = 9;
    private const int DoNotWait = 1;
    // A process that starts others while it is killed needs several passes. One that writes to a slow disk needs some time to end.
    private const int MaxLooks = 200;
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromMilliseconds(5);

    // The processes before the run. Only later ones are examined.
    private readonly HashSet<(int Id, ulong StartTime)> _others = [.. RunningProcess.All().Select(KeyOf)];
    private readonly HashSet<(int Id, ulong StartTime)> _seen = [];

    /// <summary>Records a process that the run started.</summary>
    /// <param name="id">Its id.</param>
    public void Remember(int id)
    {
        if (RunningProcess.Find(id) is { } process)
        {
            _seen.Add(KeyOf(process));
        }
    }

    /// <summary>Kills the processes that still run, and waits until they have ended.</summary>
    /// <returns>The number of killed processes.</returns>
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

                // This process has to reap an adopted one. In all other cases the call fails.
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
            // An ended process stays until its parent reaps it. This process reaps only its own.
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
