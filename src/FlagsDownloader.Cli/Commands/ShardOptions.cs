using System.CommandLine;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that select a part of the list, for one of several machines.</summary>
internal sealed class ShardOptions
{
    private const string Auto = "auto";

    private readonly Option<string?> _shard = OptionValues.Text("--shard", null, "I/N", "Only the I-th of N parts; auto: that of the Slurm or Kubernetes task. See 'flags merge'.");
    private readonly Option<int?> _shards = OptionValues.Integer("--shards", null, "N", "With --shard auto: how many parts.", 1, Shard.MaxCount);

    public IReadOnlyList<Option> All => [_shard, _shards];

    /// <summary>Null if none is given.</summary>
    public Shard? Read(ParseResult parsed)
    {
        var (text, shards) = (parsed.GetValue(_shard), parsed.GetValue(_shards));
        if (Auto.Equals(text, StringComparison.OrdinalIgnoreCase))
        {
            return new ShardVariables(Environment.GetEnvironmentVariable).Find(shards);
        }

        if (shards is not null)
        {
            throw new UserErrorException("--shards is for --shard auto: write --shard I/N, or --shard auto");
        }

        return text is null ? null : UserErrorException.Parse(() => Shard.Parse(text));
    }
}
