using System.Reflection;
using System.Reflection.Emit;
using FlagsServer.Hosting;

namespace FlagsServer.Tests;

/// <summary>The folders of the server depend on each other in one direction.</summary>
public sealed class NamespaceTests
{
    private const string Root = "FlagsServer";

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // Each folder may use the folders before it.
    private static readonly string[] FromTheBottom =
    [
        Root, "FlagsServer.Flags", "FlagsServer.FaultInjection", "FlagsServer.Settings", "FlagsServer.Statistics", "FlagsServer.Http", "FlagsServer.Hosting",
    ];

    private static readonly Type[] Types =
        [.. typeof(ServerProgram).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)];

    private static readonly Dictionary<short, OpCode> Operations =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(operation => operation.Value);

    [Fact]
    public void Folders_OfTheServer_AreAllInTheOrder() =>
        Assert.Equal(FromTheBottom.Order(StringComparer.Ordinal), Types.Select(type => type.Namespace!).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Folders_OfTheServer_UseOnlyThoseBelow()
    {
        var upwards = from type in Types
                      from used in UsedBy(type)
                      where Array.IndexOf(FromTheBottom, used.Namespace) > Array.IndexOf(FromTheBottom, type.Namespace)
                      select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(upwards.Distinct());
    }

    /// <summary>The types in a type's declaration, its members, and the code of its methods.</summary>
    private static IEnumerable<Type> UsedBy(Type type)
    {
        var members = type.GetMembers(Everything);
        var methods = members.OfType<MethodBase>().ToList();
        var used = type.GetInterfaces().Append(type.BaseType)
            .Concat(members.OfType<FieldInfo>().Select(field => field.FieldType))
            .Concat(members.OfType<PropertyInfo>().Select(property => property.PropertyType))
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(CalledBy));
        return used.OfType<Type>().SelectMany(Parts).Where(part => part.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true);
    }

    /// <summary>The types that a method's code names: those of calls, fields, casts and constructions.</summary>
    private static IEnumerable<Type> CalledBy(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            if ((member as Type ?? member?.DeclaringType) is { } type)
            {
                yield return type;
            }
        }
    }

    /// <summary>The tokens of types and members in a method's code.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var i = 0; i < code.Length;)
        {
            var operation = Operations[code[i] == 0xFE ? BitConverter.ToInt16([code[i + 1], code[i]]) : code[i]];
            i += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, i);
            }

            i += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
