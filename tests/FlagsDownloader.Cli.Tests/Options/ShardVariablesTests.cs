using FlagsDownloader.Cli.Options;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Tests.Options;

/// <summary>What <c>--shard auto</c> finds in the environment.</summary>
public sealed class ShardVariablesTests
{
    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=4", null, 1, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=4", null, 4, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=3 SLURM_ARRAY_TASK_COUNT=4", null, 1, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=4", null, 4, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=4 SLURM_ARRAY_TASK_COUNT=4", 4, 3, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=2 SLURM_ARRAY_TASK_MAX=2 SLURM_ARRAY_TASK_COUNT=1", 4, 2, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=4 SLURM_ARRAY_TASK_COUNT=3", 4, 3, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=6 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_MAX=8 SLURM_ARRAY_TASK_COUNT=4", 8, 6, 8)]
    [InlineData("SLURM_ARRAY_TASK_ID=2", 4, 2, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=10 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=15 SLURM_ARRAY_TASK_STEP=5 SLURM_ARRAY_TASK_COUNT=4", null, 3, 4)]
    [InlineData("JOB_COMPLETION_INDEX=0", 8, 1, 8)]
    [InlineData("JOB_COMPLETION_INDEX=7", 8, 8, 8)]
    [InlineData("JOB_COMPLETION_INDEX=7 SLURM_ARRAY_TASK_ID=", 8, 8, 8)]
    public void Find_TheVariablesOfATask_IsItsShard(string variables, int? shards, int index, int count) =>
        Assert.Equal(new Shard(index, count), Find(variables, shards));

    [Theory]
    [InlineData("", null, "--shard auto finds neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX: write --shard I/N, such as --shard 1/8")]
    [InlineData("", 8, "--shard auto finds neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX: write --shard I/N, such as --shard 1/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=3 SLURM_ARRAY_TASK_COUNT=4", 4, "with --shards 4, Slurm's tasks are numbered from 1 to 4, and this array's from 0 to 3: write --array=1-4, or --shard I/4")]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=4", 4, "with --shards 4, Slurm's tasks are numbered from 1 to 4, and this array's from 1 to 7: write --array=1-4, or --shard I/4")]
    [InlineData("SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=2 SLURM_ARRAY_TASK_MAX=2 SLURM_ARRAY_TASK_COUNT=1", null, "Slurm's array from 2 to 2 may be a part of a larger one: write --array=1-N and --shards N, or --shard I/N")]
    [InlineData("SLURM_ARRAY_TASK_ID=6 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_MAX=8 SLURM_ARRAY_TASK_COUNT=4", null, "Slurm's array from 5 to 8 may be a part of a larger one: write --array=1-N and --shards N, or --shard I/N")]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=1", null, "--shard auto cannot use SLURM_ARRAY_TASK_COUNT='', which is no number here: write --shard I/N")]
    [InlineData("SLURM_ARRAY_TASK_ID=x SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=4", null, "--shard auto cannot use SLURM_ARRAY_TASK_ID='x', which is no number here: write --shard I/N")]
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=3", null, "Slurm's 3 tasks are not evenly numbered from 1 to 7: write --array=1-3, or --shard I/N")]
    [InlineData("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=3", null, "Slurm's 3 tasks are not evenly numbered from 1 to 3: write --array=1-3, or --shard I/N")]
    [InlineData("JOB_COMPLETION_INDEX=0", null, "JOB_COMPLETION_INDEX does not say how many there are: add --shards N, the job's completions")]
    [InlineData("JOB_COMPLETION_INDEX=8", 8, "JOB_COMPLETION_INDEX is 8, the last of --shards 8 is 7: write the job's completions after --shards")]
    [InlineData("JOB_COMPLETION_INDEX=-1", 8, "--shard auto cannot use JOB_COMPLETION_INDEX='-1', which is no number here: write --shard I/N")]
    public void Find_NoShard_IsOneLineThatSaysWhatToWrite(string variables, int? shards, string line) =>
        Assert.Equal(line, Assert.Throws<UserErrorException>(() => Find(variables, shards)).Message);

    private static Shard Find(string variables, int? shards)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new ShardVariables(name => values.GetValueOrDefault(name)).Find(shards);
    }
}
