using FlagsDownloader.EndToEnd.Files;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;
using k8s;
using k8s.Models;

namespace FlagsDownloader.EndToEnd.Deploy;

/// <summary>deploy/kubernetes/job.yaml, read by the types of Kubernetes' own .NET client: a field that they do not have is an error.</summary>
public sealed class KubernetesTests(Server server) : IClassFixture<Server>, IDisposable
{
    private static readonly string Manifest = File.ReadAllText(RepositoryRoot.PathOf("deploy/kubernetes/job.yaml"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Manifest_HasAnIndexedJobWhoseFailuresAreRetriedWhereThatHelps()
    {
        var job = ReadJob().Spec;

        Assert.Equal(("Indexed", 4), (job.CompletionMode, job.Completions));
        Assert.True(job.BackoffLimitPerIndex > 0);
        // Kubernetes accepts a podFailurePolicy only with it.
        Assert.Equal("Never", job.Template.Spec.RestartPolicy);
        var rules = job.PodFailurePolicy.Rules;
        Assert.Equal(("FailJob", "In", "flags"), (rules[0].Action, rules[0].OnExitCodes.OperatorProperty, rules[0].OnExitCodes.ContainerName));
        // docs/exit-codes.md: the command line is wrong.
        Assert.Equal([2], rules[0].OnExitCodes.Values);
        Assert.Equal(("Ignore", "DisruptionTarget"), (rules[1].Action, Assert.Single(rules[1].OnPodConditions).Type));
        // A second signal, or 15 s, ends flags.
        Assert.True(job.Template.Spec.TerminationGracePeriodSeconds > 15);
    }

    // https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
    [Fact]
    public void Pod_IsWithinTheRestrictedStandard()
    {
        var pod = ReadJob().Spec.Template.Spec;
        var container = Assert.Single(pod.Containers);

        Assert.Null(pod.InitContainers);
        Assert.False(pod.HostNetwork ?? pod.HostPID ?? pod.HostIPC ?? false);
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.Equal(1654, pod.SecurityContext.RunAsUser);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
        Assert.Null(container.SecurityContext.Privileged);
        Assert.Null(container.SecurityContext.RunAsUser);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.Null(container.SecurityContext.Capabilities.Add);
        Assert.All(pod.Volumes, volume => Assert.True(volume.ConfigMap is not null || volume.PersistentVolumeClaim is not null, volume.Name));
        Assert.All(container.Ports ?? [], port => Assert.Null(port.HostPort));
        // Beyond the standard.
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.Equal(["cpu", "memory"], container.Resources.Limits.Keys.Order());
        Assert.Contains($"USER {pod.SecurityContext.RunAsUser}:{pod.SecurityContext.RunAsGroup}", File.ReadAllText(RepositoryRoot.PathOf("src/FlagsDownloader.Cli/Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public void Volumes_AreThoseThatAreMounted()
    {
        var pod = ReadJob().Spec.Template.Spec;

        Assert.Equal(pod.Volumes.Select(volume => volume.Name).Order(), pod.Containers[0].VolumeMounts.Select(mount => mount.Name).Order());
        var claim = Assert.Single(Read().OfType<V1PersistentVolumeClaim>());
        Assert.Equal(claim.Metadata.Name, pod.Volumes.Select(volume => volume.PersistentVolumeClaim?.ClaimName).OfType<string>().Single());
        Assert.Equal(["ReadWriteMany"], claim.Spec.AccessModes);
    }

    [Fact]
    [SecondTier("four runs; DownloadScriptTests have shards in every run")]
    public void Command_RunByEachPod_DownloadsTheList()
    {
        var job = ReadJob().Spec;
        var command = job.Template.Spec.Containers[0].Command;
        Assert.Equal(["/bin/sh", "-c"], command.Take(2));
        Directory.CreateDirectory(_folder.Of("output"));
        File.WriteAllLines(_folder.Of("urls.txt"), server.Flags.Keys.Take(20).Select(name => name[..2].ToLowerInvariant()).Select(code => $"{server.Address}/{code}/{code}.gif"));
        File.CreateSymbolicLink(_folder.Of("flags"), FlagsProcess.Executable);
        var line = command[2].Replace("/list/", $"{_folder.Path}/", StringComparison.Ordinal).Replace("/output/", $"{_folder.Path}/output/", StringComparison.Ordinal);
        File.WriteAllText(_folder.Of("line.sh"), line);

        for (var index = 0; index < job.Completions; index++)
        {
            var result = FlagsProcess.RunShell(_folder.Path, $"PATH={_folder.Path}:$PATH JOB_COMPLETION_INDEX={index} sh line.sh");
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
        }

        var merged = FlagsProcess.RunShell(_folder.Path, "flags merge output/run-*.json");
        Assert.Equal((0, "4 of 4 shards of a list of 20 files."), (merged.ExitCode, merged.OutputLines[0]));
    }

    // Shows that the other tests would find it.
    [Theory]
    [InlineData("completions: 4", "completion: 4")]
    [InlineData("readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true")]
    [InlineData("runAsNonRoot: true", "runAsNonRoot: perhaps")]
    public void Manifest_WithAWrongFieldOrValue_CannotBeRead(string right, string wrong)
    {
        Assert.Contains(right, Manifest, StringComparison.Ordinal);

        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString(Manifest.Replace(right, wrong, StringComparison.Ordinal), strict: true));
    }

    private static List<object> Read() => KubernetesYaml.LoadAllFromString(Manifest, strict: true);

    private static V1Job ReadJob() => Assert.Single(Read().OfType<V1Job>());
}
