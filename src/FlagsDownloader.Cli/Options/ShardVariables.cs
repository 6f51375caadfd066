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
    /// <param name="shards">The number of shards; null if it is not given, which Slurm's variables can replace.</param>
    /// <exception cref="UserErrorException">There are no such variables, or they name no shard of this number.</exception>
    public Shard Find(int? shards) =>
        IsSet(SlurmTask) ? FindSlurm(shards)
        : IsSet(KubernetesIndex) ? FindKubernetes(shards)
        : throw new UserErrorException($"--shard auto finds neither {SlurmTask} nor {KubernetesIndex}: write --shard I/N, such as --shard 1/8");

    private Shard FindSlurm(int? shards)
    {
        var (task, min, count) = (Read(SlurmTask, 0), Read(SlurmMin, 0), Read(SlurmCount, 1));
        var step = IsSet(SlurmStep) ? Read(SlurmStep, 1) : 1;
        if (shards is { } given && given != count)
        {
            throw new UserErrorException($"--shards {given} is not the number of Slurm's tasks, {count} ({SlurmCount}): leave --shards out, or write --shard I/{given}");
        }

        // Tasks such as 1,3,7: every task finds the error, not only the last one.
        var max = IsSet(SlurmMax) ? Read(SlurmMax, 0) : min + ((long)(count - 1) * step);
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
