import { readFileSync } from "node:fs";
import { AssemblyError } from "../../../assembly/assembly-error.ts";
import type { Assembly, Resource } from "../../../assembly/model.ts";
import type { DataSource } from "../data-sources/data-source.ts";
import { javascriptMapping } from "./javascript-mapping.ts";
import type { Mapping } from "./mapping.ts";
import { notEmulated } from "./resolver-error.ts";
import { pipelineResolver, unitResolver, type Resolver } from "./resolver.ts";
import type { Step } from "./step.ts";
import { vtlMapping } from "./vtl-mapping.ts";

/** The mapping properties that `AWS::AppSync::Resolver` and `AWS::AppSync::FunctionConfiguration` share. */
interface MappingProperties {
  /** Of a pipeline function. */
  readonly Name?: string;
  readonly Runtime?: { readonly Name: string };
  readonly Code?: string;
  readonly CodeS3Location?: string;
  readonly RequestMappingTemplate?: string;
  readonly RequestMappingTemplateS3Location?: string;
  readonly ResponseMappingTemplate?: string;
  readonly ResponseMappingTemplateS3Location?: string;
  readonly DataSourceName?: string;
}

interface ResolverProperties extends MappingProperties {
  readonly TypeName: string;
  readonly FieldName: string;
  readonly Kind?: "UNIT" | "PIPELINE";
  readonly PipelineConfig?: { readonly Functions: readonly string[] };
}

/** Every resolver of the API by `Type.field`, its code loaded. Throws for code that does not compile; a template says so when it is used. */
export function createResolvers(
  assembly: Assembly,
  apiId: string,
  dataSources: ReadonlyMap<string, DataSource>,
): ReadonlyMap<string, Resolver> {
  const own = (type: string) => assembly.resourcesOf(type).filter(({ properties }) => properties["ApiId"] === apiId);
  const read = (inline: string | undefined, location: string | undefined) =>
    inline ?? (location === undefined ? undefined : readFileSync(assembly.assetPath(location), "utf8"));

  function mappingOf(properties: MappingProperties, name: string): Mapping {
    if (properties.Runtime?.Name === "APPSYNC_JS") {
      return javascriptMapping(read(properties.Code, properties.CodeS3Location) ?? "", `${name}.js`);
    }
    return vtlMapping(
      read(properties.RequestMappingTemplate, properties.RequestMappingTemplateS3Location),
      read(properties.ResponseMappingTemplate, properties.ResponseMappingTemplateS3Location),
    );
  }

  function stepOf(properties: MappingProperties, name: string): Step {
    const dataSource = dataSources.get(properties.DataSourceName ?? "");
    const unknown: DataSource = { invoke: () => Promise.reject(notEmulated(`the data source ${properties.DataSourceName ?? "without a name"}`)) };
    const { Name, DataSourceName = "none" } = properties;
    return { ...(Name !== undefined && { name: Name }), dataSourceName: DataSourceName, mapping: mappingOf(properties, name), dataSource: dataSource ?? unknown };
  }

  const functions = new Map(
    own("AWS::AppSync::FunctionConfiguration").map((resource) => [functionIdOf(resource), stepOf(resource.properties, resource.logicalId)]),
  );

  function resolverOf(properties: ResolverProperties): Resolver {
    const name = `${properties.TypeName}.${properties.FieldName}`;
    if (properties.Kind !== "PIPELINE") return unitResolver(stepOf(properties, name));
    const steps = (properties.PipelineConfig?.Functions ?? []).map((id) => {
      const step = functions.get(id);
      if (!step) throw new AssemblyError(`The resolver ${name} names the function ${id}, which the API does not have.`);
      return step;
    });
    return pipelineResolver(mappingOf(properties, name), steps);
  }

  return new Map(
    own("AWS::AppSync::Resolver")
      .map(({ properties }) => properties as Partial<ResolverProperties> as ResolverProperties)
      .map((properties) => [`${properties.TypeName}.${properties.FieldName}`, resolverOf(properties)]),
  );
}

const functionIdOf = ({ attributes, ref }: Resource): string => attributes["FunctionId"] ?? ref;
