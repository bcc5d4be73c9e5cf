using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TwelveRooms.Architecture.Tests.Reading;

/// <summary>Reads what an assembly mentions, bodies of methods too: a signature does not show which table a method reads.</summary>
internal sealed class CodeReader : IDisposable
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(o => (int)(ushort)o.Value, o => o.OperandType);

    private readonly PEReader _file;
    private readonly MetadataReader _data;
    private readonly List<CodeReference> _found = [];
    private readonly List<(TypeName From, string Method, string? Text)> _systemViewers = [];
    private readonly Collector _collector;
    private TypeName _from;
    private string _member = "";

    private CodeReader(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _data = _file.GetMetadataReader();
        _collector = new Collector(this);
    }

    /// <summary>Every mention in one assembly, in the order of its metadata.</summary>
    public static CodeContents Read(string path)
    {
        using var reader = new CodeReader(path);
        foreach (var handle in reader._data.TypeDefinitions)
        {
            reader.ReadType(handle);
        }

        return new(
            [.. reader._found.Distinct()],
            [.. reader._data.TypeDefinitions.Select(h => reader.NameOf(h)).Distinct()],
            [.. reader._data.AssemblyReferences.Select(h => reader._data.GetString(reader._data.GetAssemblyReference(h).Name))],
            reader._systemViewers);
    }

    public void Dispose() => _file.Dispose();

    private void ReadType(TypeDefinitionHandle handle)
    {
        var type = _data.GetTypeDefinition(handle);
        _from = NameOf(handle);
        _member = _data.GetString(type.Name);
        Mention(type.BaseType);
        ReadAttributes(type.GetCustomAttributes());
        ReadConstraints(type.GetGenericParameters());
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Mention(_data.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var field in type.GetFields().Select(_data.GetFieldDefinition))
        {
            _member = _data.GetString(field.Name);
            field.DecodeSignature(_collector, null);
            ReadAttributes(field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(_data.GetPropertyDefinition))
        {
            _member = _data.GetString(property.Name);
            property.DecodeSignature(_collector, null);
            ReadAttributes(property.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(_data.GetMethodDefinition))
        {
            ReadMethod(method);
        }
    }

    private void ReadMethod(MethodDefinition method)
    {
        _member = _data.GetString(method.Name);
        method.DecodeSignature(_collector, null);
        ReadAttributes(method.GetCustomAttributes());
        ReadConstraints(method.GetGenericParameters());
        foreach (var parameter in method.GetParameters())
        {
            ReadAttributes(_data.GetParameter(parameter).GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            _data.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_collector, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Mention(region.CatchType);
        }

        ReadInstructions(body.GetILReader());
    }

    private void ReadInstructions(BlobReader il)
    {
        string? lastText = null;
        while (il.RemainingBytes > 0)
        {
            int code = il.ReadByte();
            code = code == 0xFE ? 0xFE00 | il.ReadByte() : code;
            var text = lastText;
            lastText = null;
            switch (Operands[code])
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    il.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    var targets = il.ReadInt32(); // read before the place is moved on
                    il.Offset += 4 * targets;
                    break;
                case OperandType.InlineString:
                    lastText = _data.GetUserString((UserStringHandle)MetadataTokens.Handle(il.ReadInt32()));
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Mention(MetadataTokens.EntityHandle(il.ReadInt32()));
                    if (_found.Count > 0 && _found[^1] is { To: { Namespace: "TwelveRooms.Platform.Viewing", Name: "Viewer" }, ToMember: "System" })
                    {
                        _systemViewers.Add((_from, _member, text));
                    }

                    break;
                case OperandType.InlineSig:
                    _data.GetStandaloneSignature((StandaloneSignatureHandle)MetadataTokens.EntityHandle(il.ReadInt32())).DecodeMethodSignature(_collector, null);
                    break;
                default:
                    il.Offset += 4;
                    break;
            }
        }
    }

    /// <summary>Notes whatever a token stands for: a type, a field, a method, or one of them made from a generic.</summary>
    private void Mention(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Note(NameOf((TypeDefinitionHandle)handle), null);
                break;
            case HandleKind.TypeReference:
                Note(NameOf((TypeReferenceHandle)handle), null);
                break;
            case HandleKind.TypeSpecification:
                _data.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_collector, null);
                break;
            case HandleKind.FieldDefinition:
                var field = _data.GetFieldDefinition((FieldDefinitionHandle)handle);
                field.DecodeSignature(_collector, null);
                Note(NameOf(field.GetDeclaringType()), _data.GetString(field.Name));
                break;
            case HandleKind.MethodDefinition:
                var method = _data.GetMethodDefinition((MethodDefinitionHandle)handle);
                method.DecodeSignature(_collector, null);
                Note(NameOf(method.GetDeclaringType()), _data.GetString(method.Name));
                break;
            case HandleKind.MemberReference:
                MentionMember(_data.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                var made = _data.GetMethodSpecification((MethodSpecificationHandle)handle);
                made.DecodeSignature(_collector, null);
                Mention(made.Method);
                break;
        }
    }

    private void MentionMember(MemberReference member)
    {
        if (member.GetKind() == MemberReferenceKind.Method)
        {
            member.DecodeMethodSignature(_collector, null);
        }
        else
        {
            member.DecodeFieldSignature(_collector, null);
        }

        var name = _data.GetString(member.Name);
        switch (member.Parent.Kind)
        {
            case HandleKind.TypeReference:
                Note(NameOf((TypeReferenceHandle)member.Parent), name);
                break;
            case HandleKind.TypeDefinition:
                Note(NameOf((TypeDefinitionHandle)member.Parent), name);
                break;
            case HandleKind.TypeSpecification:
                var owner = _data.GetTypeSpecification((TypeSpecificationHandle)member.Parent).DecodeSignature(_collector, null);
                if (owner is { } known)
                {
                    Note(known, name);
                }

                break;
        }
    }

    private void ReadAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(_data.GetCustomAttribute))
        {
            Mention(attribute.Constructor);
        }
    }

    private void ReadConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => _data.GetGenericParameter(p).GetConstraints()))
        {
            Mention(_data.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Note(TypeName to, string? member)
    {
        if (to != _from)
        {
            _found.Add(new(_from, _member, to, member));
        }
    }

    private TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = _data.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } around
            ? NameOf(around)
            : new(_data.GetString(type.Namespace), Bare(_data.GetString(type.Name)));
    }

    private TypeName NameOf(TypeReferenceHandle handle)
    {
        var type = _data.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf((TypeReferenceHandle)type.ResolutionScope)
            : new(_data.GetString(type.Namespace), Bare(_data.GetString(type.Name)));
    }

    private static string Bare(string name) => name.Split('`')[0];

    /// <summary>Notes each type that a signature names; gives back the outer one, for members of it.</summary>
    private sealed class Collector(CodeReader reader) : ISignatureTypeProvider<TypeName?, object?>
    {
        public TypeName? GetTypeFromDefinition(MetadataReader r, TypeDefinitionHandle handle, byte rawTypeKind) => Noted(reader.NameOf(handle));

        public TypeName? GetTypeFromReference(MetadataReader r, TypeReferenceHandle handle, byte rawTypeKind) => Noted(reader.NameOf(handle));

        public TypeName? GetTypeFromSpecification(MetadataReader r, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            r.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public TypeName? GetGenericInstantiation(TypeName? genericType, System.Collections.Immutable.ImmutableArray<TypeName?> typeArguments) => genericType;

        public TypeName? GetModifiedType(TypeName? modifier, TypeName? unmodifiedType, bool isRequired) => unmodifiedType;

        public TypeName? GetArrayType(TypeName? elementType, ArrayShape shape) => null;

        public TypeName? GetSZArrayType(TypeName? elementType) => null;

        public TypeName? GetByReferenceType(TypeName? elementType) => null;

        public TypeName? GetPointerType(TypeName? elementType) => null;

        public TypeName? GetPinnedType(TypeName? elementType) => null;

        public TypeName? GetFunctionPointerType(MethodSignature<TypeName?> signature) => null;

        public TypeName? GetPrimitiveType(PrimitiveTypeCode typeCode) => null;

        public TypeName? GetGenericTypeParameter(object? genericContext, int index) => null;

        public TypeName? GetGenericMethodParameter(object? genericContext, int index) => null;

        private TypeName Noted(TypeName name)
        {
            reader.Note(name, null);
            return name;
        }
    }
}

/// <summary>What one assembly holds.</summary>
/// <param name="References">Every mention of another type.</param>
/// <param name="Types">Its own outermost types.</param>
/// <param name="Assemblies">The assemblies it needs.</param>
/// <param name="SystemViewers">Where it asks for a viewer that sees everything, and the job it names; null when the name is computed.</param>
internal sealed record CodeContents(
    IReadOnlyList<CodeReference> References,
    IReadOnlyList<TypeName> Types,
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<(TypeName From, string Method, string? Text)> SystemViewers);
