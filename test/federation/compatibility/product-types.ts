import 'reflect-metadata';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';

// The types that Apollo's suite asks of a subgraph, in the order of its products.graphql.

@ObjectType()
export class ProductVariation {
  @Field(() => ID)
  readonly id!: string;
}

@Directive('@shareable')
@ObjectType()
export class ProductDimension {
  @Field(() => String, { nullable: true })
  readonly size!: string | null;

  @Field(() => Float, { nullable: true })
  readonly weight!: number | null;

  @Directive('@inaccessible')
  @Field(() => String, { nullable: true })
  readonly unit!: string | null;
}

@ObjectType()
export class CaseStudy {
  @Field(() => ID)
  readonly caseNumber!: string;

  @Field(() => String, { nullable: true })
  readonly description!: string | null;
}

@Directive('@key(fields: "study { caseNumber }")')
@ObjectType()
export class ProductResearch {
  @Field(() => CaseStudy)
  readonly study!: CaseStudy;

  @Field(() => String, { nullable: true })
  readonly outcome!: string | null;
}

@Directive('@key(fields: "email")')
@ObjectType()
export class User {
  @Field(() => ID)
  readonly email!: string;

  @Directive('@override(from: "users")')
  @Field(() => String, { nullable: true })
  readonly name!: string | null;

  @Directive('@external')
  @Field(() => Int, { nullable: true })
  readonly totalProductsCreated!: number | null;

  @Directive('@external')
  @Field(() => Int)
  readonly yearsOfEmployment!: number;

  @Directive('@requires(fields: "totalProductsCreated yearsOfEmployment")')
  @Field(() => Int, { nullable: true })
  readonly averageProductsCreatedPerYear!: number | null;
}

@Directive('@custom')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "sku package")')
@Directive('@key(fields: "sku variation { id }")')
@ObjectType()
export class Product {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { nullable: true })
  readonly sku!: string | null;

  @Field(() => String, { nullable: true })
  readonly package!: string | null;

  @Field(() => ProductVariation, { nullable: true })
  readonly variation!: ProductVariation | null;

  @Field(() => ProductDimension, { nullable: true })
  readonly dimensions!: ProductDimension | null;

  @Directive('@provides(fields: "totalProductsCreated")')
  @Field(() => User, { nullable: true })
  readonly createdBy!: User | null;

  @Directive('@tag(name: "internal")')
  @Field(() => String, { nullable: true })
  readonly notes!: string | null;

  @Field(() => [ProductResearch])
  readonly research!: readonly ProductResearch[];
}

@Directive('@key(fields: "sku package")')
@ObjectType()
export class DeprecatedProduct {
  @Field(() => String)
  readonly sku!: string;

  @Field(() => String)
  readonly package!: string;

  @Field(() => String, { nullable: true })
  readonly reason!: string | null;

  @Field(() => User, { nullable: true })
  readonly createdBy!: User | null;
}

@Directive('@interfaceObject')
@Directive('@key(fields: "id")')
@ObjectType()
export class Inventory {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => [DeprecatedProduct])
  readonly deprecatedProducts!: readonly DeprecatedProduct[];
}
