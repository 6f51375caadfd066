using System.Globalization;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>Finds the shard of a task that an engine started: an array job of Slurm, or an indexed job of Kubernetes.</summary>
/// <param name="variable">Reads a variable of the environment; null if it is not set.</param>
internal sealed class ShardVariables(Func<string, string?> variable)
{
    /// <summary>The variable with the number of an array job's task.</summary>
    public const string SlurmTask = "SLURM_ARRAY_TASK_ID";

    /// <summary>The variable with the number of an indexed job's pod, from 0.</summary>
    public const string KubernetesIndex = "JOB_COMPLETION_INDEX";

    private const string SlurmMin = "SLURM_ARRAY_TASK_MIN";
    private const string SlurmMax = "SLURM_ARRAY_TASK_MAX";
    private const string SlurmStep = "SLURM_ARRAY_TASK_STEP";
    private const string SlurmCount = "SLURM_ARRAY_TASK_COUNT";

    /// <summary>The shard of this task.</summary>
    /// <param name="shards">
    /// The number of shards, of which a task of Slurm has its own number, from 1. Null if it is not given: Slurm's variables can replace it,
    /// where the array begins with 0 or 1 and has several tasks.
    /// </param>
    /// <exception cref="UserErrorException">There are no such variables, or they name no shard of this number.</exception>
    public Shard Find(int? shards) =>
        IsSet(SlurmTask) ? FindSlurm(shards)
        : IsSet(KubernetesIndex) ? FindKubernetes(shards)
        : throw new UserErrorException($"--shard auto finds neither {SlurmTask} nor {KubernetesIndex}: write --shard I/N, such as --shard 1/8");

    private Shard FindSlurm(int? shards)
    {
        var task = Read(SlurmTask, 0);
        var min = IsSet(SlurmMin) ? Read(SlurmMin, 0) : task;
        return shards is { } count ? FindNamed(task, min, count) : FindInWholeArray(task, min);
    }

    // The task's number is the shard's, whatever else the array has, so that a part of it can be submitted again. Every task finds
    // the error, not only the one whose number is wrong.
    private Shard FindNamed(int task, int min, int count)
    {
        var max = IsSet(SlurmMax) ? Read(SlurmMax, 0) : task;
        return min >= 1 && max <= count && task >= min && task <= max
            ? new Shard(task, count)
            : throw new UserErrorException($"with --shards {count}, Slurm's tasks are numbered from 1 to {count}, and this array's from {min} to {max}: write --array=1-{count}, or --shard I/{count}");
    }

    private Shard FindInWholeArray(int task, int min)
    {
        var count = Read(SlurmCount, 1);
        var step = IsSet(SlurmStep) ? Read(SlurmStep, 1) : 1;
        var max = IsSet(SlurmMax) ? Read(SlurmMax, 0) : min + ((long)(count - 1) * step);
        if (count == 1 || min > 1)
        {
            // Tasks that were submitted again look like a smaller array, and a single one would download everything.
            throw new UserErrorException($"Slurm's array from {min} to {max} may be a part of a larger one: write --array=1-N and --shards N, or --shard I/N");
        }

        // Tasks such as 1,3,7: every task finds the error, not only the last one.
        var place = ((long)task - min) / step;
        return max - min == (long)(count - 1) * step && ((long)task - min) % step == 0 && place >= 0 && place < count
            ? new Shard((int)place + 1, count)
            : throw new UserErrorException($"Slurm's {count} tasks are not evenly numbered from {min} to {max}: write --array=1-{count}, or --shard I/N");
    }

    private Shard FindKubernetes(int? shards)
    {
        var index = Read(KubernetesIndex, 0);
        var count = shards ?? throw new UserErrorException($"{KubernetesIndex} does not say how many there are: add --shards N, the job's completions");
        return index < count
            ? new Shard(index + 1, count)
            : throw new UserErrorException($"{KubernetesIndex} is {index}, the last of --shards {count} is {count - 1}: write the job's completions after --shards");
    }

    private bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));

    private int Read(string name, int min) =>
        int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= (name == SlurmCount ? Shard.MaxCount : int.MaxValue - 1)
            ? number
            : throw new UserErrorException($"--shard auto cannot use {name}='{variable(name)}', which is no number here: write --shard I/N");
}
